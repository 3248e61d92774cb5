package objects;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

@Threads(2)
@State(Scope.Benchmark)
public class MetersBench {
    private final Meters meters = new Meters();

    /** One thread reads, the other writes. */
    @State(Scope.Thread)
    public static class Turn {
        private static final AtomicInteger NEXT = new AtomicInteger();
        private boolean write;

        @Setup
        public void choose() {
            write = (NEXT.getAndIncrement() & 1) == 1;
        }
    }

    @Benchmark
    public long note(Turn turn) {
        return meters.note(turn.write);
    }
}
