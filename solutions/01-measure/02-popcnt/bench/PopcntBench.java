package popcnt;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long does it take to count the bits of a word? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PopcntBench {
    private static final int WORDS = 1_024;

    private final long[] words = new long[WORDS];

    @Setup
    public void drawWords() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < WORDS; i++) {
            words[i] = random.nextLong();
        }
    }

    @Benchmark
    @OperationsPerInvocation(WORDS)
    public long count() {
        long bits = 0;
        for (long word : words) {
            bits += Popcnt.count(word);
        }
        return bits;
    }
}
