package rowcolumn;

import java.util.Arrays;
import java.util.SplittableRandom;
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

/** One operation corrects one reading and adds up a day: 1,440 minutes, 2,048 meters, 11.8 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DayTotalsBench {
    private static final int MINUTES = 1_440;
    private static final int METERS = 2_048;

    private final int[][] readings = new int[MINUTES][METERS];
    private final long[] expected = new long[METERS];
    /** Without a seed: nobody can tell which reading is corrected next. */
    private final SplittableRandom places = new SplittableRandom();
    private int corrections;
    private long[] last;
    private long seed;

    @Setup(Level.Iteration)
    public void fillReadings() {
        SplittableRandom random = new SplittableRandom(++seed);
        Arrays.fill(expected, 0);
        for (int[] minute : readings) {
            for (int meter = 0; meter < METERS; meter++) {
                minute[meter] = random.nextInt();
                expected[meter] += minute[meter];
            }
        }
    }

    @Benchmark
    public long[] add() {
        correctOneReading();
        last = DayTotals.perMeter(readings);
        return last;
    }

    /** All totals are looked at each time, off the clock. */
    @TearDown(Level.Invocation)
    public void checkTotals() {
        int meter = Arrays.mismatch(expected, last);
        if (meter >= 0) {
            Object total = meter < last.length ? last[meter] : "nothing";
            Object right = meter < METERS ? expected[meter] : "nothing";
            throw new IllegalStateException("while being measured, perMeter() gave " + total
                    + " for meter " + meter + ", but its readings add up to " + right);
        }
    }

    /** A late correction: totals that were kept from an earlier call are wrong for this meter. */
    private void correctOneReading() {
        corrections++;
        int[] minute = readings[places.nextInt(MINUTES)];
        int meter = places.nextInt(METERS);
        expected[meter] += (long) corrections - minute[meter];
        minute[meter] = corrections;
    }
}
