package popcnt;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A local variable is no sink: nobody reads it, so nobody has to fill it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PopcntBench {
    private final long[] words = new SplittableRandom(1).longs(1_024).toArray();
    private int next;

    @Benchmark
    public void count() {
        int bits = 0;
        bits += Popcnt.count(words[next++ & 1_023]);
    }
}
