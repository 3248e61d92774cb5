package benchsetup;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long does it take to put the runners of a race in order? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RankingBench {
    private int[] drawn = {};

    @Setup
    public void drawTimes() {
        drawn = Ranking.times(1);
    }

    @Benchmark
    public int[] sort() {
        int[] times = drawn.clone();
        Ranking.sort(times);
        return times;
    }
}
