package presize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** One operation adds a view to one of 16 days, and lists its 7,000 to 11,000 views. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DayBench {
    private static final int DAYS = 16;
    private static final int HOURS = 24;
    private static final int PAGES = 400;

    private final List<String> names = new ArrayList<>();
    private final Day[] days = new Day[DAYS];
    /** The same views once more, to look at the answers. */
    private final int[][][] pages = new int[DAYS][HOURS][1_024];
    private final int[][] views = new int[DAYS][HOURS];
    /** Without a seed: nobody can tell which view comes next. */
    private final SplittableRandom random = new SplittableRandom();
    private int last;
    private List<String> viewed;

    /** Once for all iterations: what is made in between would be counted with the operations. */
    @Setup(Level.Trial)
    public void drawDays() {
        SplittableRandom drawn = new SplittableRandom(1025);
        for (int page = 0; page < PAGES; page++) {
            names.add("/shop/" + Integer.toString(page * 7_919, 36));
        }
        for (int day = 0; day < DAYS; day++) {
            days[day] = new Day(names);
            double visitors = drawn.nextDouble(0.8, 1.2);
            for (int hour = 0; hour < HOURS; hour++) {
                double awake = 1 - Math.cos(2 * Math.PI * (hour - 3) / HOURS);
                int count = (int) (visitors * (40 + 330 * awake));
                for (int n = 0; n < count; n++) {
                    add(day, hour, drawn.nextInt(PAGES));
                }
            }
        }
    }

    @Benchmark
    public List<String> list() {
        last = (last + 1) % DAYS;
        add(last, random.nextInt(HOURS), random.nextInt(PAGES));
        viewed = days[last].viewed();
        return viewed;
    }

    /** Every name is looked at, off the clock, and without allocating anything. */
    @TearDown(Level.Invocation)
    public void checkNames() {
        int at = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            for (int n = 0; n < views[last][hour]; n++, at++) {
                String right = names.get(pages[last][hour][n]);
                if (at >= viewed.size() || !right.equals(viewed.get(at))) {
                    throw new IllegalStateException("while being measured, viewed() gave "
                            + (at < viewed.size() ? viewed.get(at) : "nothing") + " as view "
                            + at + ", which was of " + right);
                }
            }
        }
        if (at != viewed.size()) {
            throw new IllegalStateException("while being measured, viewed() gave "
                    + viewed.size() + " names for " + at + " views");
        }
    }

    private void add(int day, int hour, int page) {
        days[day].add(hour, page);
        if (views[day][hour] == pages[day][hour].length) {
            pages[day][hour] = Arrays.copyOf(pages[day][hour], 2 * views[day][hour]);
        }
        pages[day][hour][views[day][hour]++] = page;
    }
}
