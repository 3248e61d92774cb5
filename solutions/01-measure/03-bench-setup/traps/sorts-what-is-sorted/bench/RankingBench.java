package benchsetup;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Set-up is off the clock, but the first operation leaves nothing to do for all that follow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RankingBench {
    private int[] times = {};

    @Setup
    public void drawTimes() {
        times = Ranking.times(1);
    }

    @Benchmark
    public int[] sort() {
        Ranking.sort(times);
        return times;
    }
}
