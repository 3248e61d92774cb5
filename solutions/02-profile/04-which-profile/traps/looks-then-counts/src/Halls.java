package whichprofile;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** How many visitors are in each hall of the museum. The gates count them, all at once. */
final class Halls {
    private final AtomicIntegerArray visitors;
    private final int capacity;

    /**
     * All empty.
     *
     * @param capacity how many visitors the fire regulations allow in one hall
     */
    Halls(int halls, int capacity) {
        this.visitors = new AtomicIntegerArray(halls);
        this.capacity = capacity;
    }

    /** Two steps that are safe each: between them another gate lets somebody in. */
    boolean enter(int hall) {
        if (visitors.get(hall) >= capacity) {
            return false;
        }
        visitors.incrementAndGet(hall);
        return true;
    }

    /** Only who has entered can leave. */
    void leave(int hall) {
        visitors.getAndDecrement(hall);
    }

    /** How many are in a hall at this moment: never more than its capacity. */
    int visitors(int hall) {
        return visitors.get(hall);
    }
}
