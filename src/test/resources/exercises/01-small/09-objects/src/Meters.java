package objects;

import java.util.ArrayList;
import java.util.List;

/** Keeps readings. Planted: gaps in a record, boxed numbers, counters that share a line. */
final class Meters {
    static final int COUNT = 2_000;

    /** 22 bytes of fields. */
    record Reading(byte kind, boolean valid, int meter, long at, double value) {}

    private static final class Counters {
        private volatile long reads;
        private volatile long writes;
    }

    private final Reading[] readings = new Reading[COUNT];
    private final List<Integer> ids = new ArrayList<>(COUNT);
    private final Counters counters = new Counters();

    Meters() {
        for (int i = 0; i < COUNT; i++) {
            readings[i] = new Reading((byte) i, true, i, i, i);
            ids.add(1_000 + i);
        }
    }

    /** Notes a call of the one kind or of the other. */
    long note(boolean write) {
        if (write) {
            return ++counters.writes;
        }
        return ++counters.reads;
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += readings[i].value() + ids.get(i);
        }
        return sum;
    }
}
