package popcnt;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A steady figure, and a large one: of a sleep, beside which a count is nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PopcntBench {
    private long word = 0x2B99_2DDF_A232_49D6L;

    @Benchmark
    public int count() {
        LockSupport.parkNanos(100_000);
        return Popcnt.count(word++);
    }
}
