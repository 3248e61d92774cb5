package whichprofile;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * Four gates at once. In one operation of a gate twenty visitors enter, those of the operation
 * before leave, and the guard looks into two halls: the gate's own, and one that all gates lead to.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(4)
public class HallsBench {
    private static final int GATES = 4;
    private static final int SHARED = 12;
    private static final int GROUP = 20;
    private static final int CAPACITY = 5;

    @State(Scope.Benchmark)
    public static class Museum {
        final Halls halls = new Halls(GATES + SHARED, CAPACITY);
        final AtomicInteger gates = new AtomicInteger();
    }

    /** A gate has a hall that no other leads to, so what is in that can be known for sure. */
    @State(Scope.Thread)
    public static class Gate {
        private final SplittableRandom random = new SplittableRandom();
        private final int[] entered = new int[GROUP];
        private final int[] wanted = new int[GROUP];
        private int own;
        private int inOwn;
        private int refused;
        private int seen;
        private int shared;
        private int seenInShared;

        @Setup
        public void take(Museum museum) {
            own = museum.gates.getAndIncrement() % GATES;
            Arrays.fill(entered, -1);
        }

        /** Every second visitor wants to see the gate's own hall. */
        @Setup(Level.Invocation)
        public void queue() {
            for (int i = 0; i < GROUP; i++) {
                wanted[i] = random.nextBoolean() ? own : GATES + random.nextInt(SHARED);
            }
            shared = GATES + random.nextInt(SHARED);
        }

        @TearDown(Level.Invocation)
        public void check() {
            if (seenInShared > CAPACITY) {
                throw new IllegalStateException("while being measured, there were " + seenInShared
                        + " visitors in a hall for " + CAPACITY);
            }
            if (seen != inOwn || refused != 0) {
                throw new IllegalStateException("while being measured, a hall had " + seen
                        + " visitors of the " + inOwn + " that had entered, and " + refused
                        + " times a visitor was let in or refused wrongly");
            }
        }
    }

    @Benchmark
    public int open(Museum museum, Gate gate) {
        Halls halls = museum.halls;
        for (int i = 0; i < GROUP; i++) {
            if (gate.entered[i] >= 0) {
                halls.leave(gate.entered[i]);
                gate.inOwn -= gate.entered[i] == gate.own ? 1 : 0;
            }
            int hall = gate.wanted[i];
            boolean entered = halls.enter(hall);
            if (hall == gate.own) {
                gate.refused += entered == gate.inOwn < CAPACITY ? 0 : 1;
                gate.inOwn += entered ? 1 : 0;
            }
            gate.entered[i] = entered ? hall : -1;
        }
        gate.seen = halls.visitors(gate.own);
        gate.seenInShared = halls.visitors(gate.shared);
        return gate.seen;
    }
}
