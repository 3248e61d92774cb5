package fib;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation finds the numbers at places 16 to 20, in an order that changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FibBench {
    private static final long[] RIGHT = {987, 1_597, 2_584, 4_181, 6_765};
    private static final int FIRST = 16;

    private final int[] places = {16, 17, 18, 19, 20};
    private final long[] numbers = new long[places.length];
    private final Random random = new Random(1202);

    @Setup(Level.Invocation)
    public void changeOrder() {
        for (int i = places.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = places[i];
            places[i] = places[other];
            places[other] = place;
        }
    }

    @Benchmark
    public long[] numbers() {
        for (int i = 0; i < places.length; i++) {
            numbers[i] = Fib.fib(places[i]);
        }
        return numbers;
    }

    /** Every number is looked at, off the clock. */
    @TearDown(Level.Invocation)
    public void checkNumbers() {
        for (int i = 0; i < places.length; i++) {
            long right = RIGHT[places[i] - FIRST];
            if (numbers[i] != right) {
                throw new IllegalStateException("while being measured, fib(" + places[i] + ") gave "
                        + numbers[i] + "; right is " + right);
            }
        }
    }
}
