package benchsetup;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** New times for each iteration: still only the first of thousands of operations has to sort. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RankingBench {
    private long race;
    private int[] times = {};

    @Setup(Level.Iteration)
    public void drawTimes() {
        times = Ranking.times(++race);
    }

    @Benchmark
    public int[] sort() {
        Ranking.sort(times);
        return times;
    }
}
