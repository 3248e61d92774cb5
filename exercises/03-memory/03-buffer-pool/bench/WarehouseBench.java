package bufferpool;

import java.util.Arrays;
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

/** One operation: eight robots of a large warehouse ask for a way, each in a virtual thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WarehouseBench {
    private static final int WIDTH = 512;
    private static final int CELLS = WIDTH * WIDTH;
    private static final int[] SIDES = {-1, 1, -WIDTH, WIDTH};
    private static final int ROBOTS = 8;
    private static final int STATIONS = 8;
    /** A robot is sent at most so many rows and columns away, and at most so many steps. */
    private static final int NEAR = 12;
    private static final int MOST_STEPS = 60;

    private final Random random = new Random(2_025);
    private final boolean[] shelves = new boolean[CELLS];
    private final int[] stations = new int[STATIONS];
    private final byte[][] right = new byte[STATIONS][CELLS];
    private final int[] reached = new int[2 * MOST_STEPS * (MOST_STEPS + 1) + 1];
    private final int[] from = new int[ROBOTS];
    private final int[] to = new int[ROBOTS];
    private final int[] expected = new int[ROBOTS];
    private final int[] answers = new int[ROBOTS];
    private final Runnable[] robots = new Runnable[ROBOTS];
    private final Thread[] threads = new Thread[ROBOTS];
    private Warehouse warehouse;

    /** There is a wall around it, and inside a shelf in one of five cells. */
    @Setup(Level.Trial)
    public void build() {
        for (int i = 0; i < CELLS; i++) {
            int row = i / WIDTH;
            int column = i % WIDTH;
            shelves[i] = Math.min(row, column) == 0 || Math.max(row, column) == WIDTH - 1
                    || random.nextInt(5) == 0;
        }
        warehouse = new Warehouse(WIDTH, shelves);
        Arrays.setAll(robots, i -> () -> answers[i] = warehouse.steps(from[i], to[i]));
    }

    /** Other stations each time, so that no answer is worth keeping. */
    @Setup(Level.Iteration)
    public void chooseStations() {
        for (int i = 0; i < STATIONS; i++) {
            stations[i] = inside() * WIDTH + inside();
            measure(stations[i], right[i]);
        }
    }

    private int inside() {
        return NEAR + random.nextInt(WIDTH - 2 * NEAR);
    }

    /** What is right, by a search of our own, which ends where it is too far for a robot. */
    private void measure(int station, byte[] steps) {
        Arrays.fill(steps, (byte) -1);
        steps[station] = 0;
        reached[0] = station;
        int count = 1;
        for (int next = 0; next < count && steps[reached[next]] < MOST_STEPS; next++) {
            for (int side : SIDES) {
                int cell = reached[next] + side;
                if (!shelves[cell] && steps[cell] < 0) {
                    steps[cell] = (byte) (steps[reached[next]] + 1);
                    reached[count++] = cell;
                }
            }
        }
    }

    /** Other ways each time, and only such as there are. */
    @Setup(Level.Invocation)
    public void send() {
        for (int i = 0; i < ROBOTS; i++) {
            int station = random.nextInt(STATIONS);
            from[i] = stations[station];
            do {
                to[i] = from[i] + near() * WIDTH + near();
                expected[i] = right[station][to[i]];
            } while (expected[i] < 0);
            answers[i] = -1;
        }
    }

    private int near() {
        return random.nextInt(-NEAR, NEAR + 1);
    }

    @Benchmark
    public int[] ask() throws InterruptedException {
        for (int i = 0; i < ROBOTS; i++) {
            threads[i] = Thread.startVirtualThread(robots[i]);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answers;
    }

    /** Every answer is looked at, off the clock. */
    @TearDown(Level.Invocation)
    public void checkAnswers() {
        if (!Arrays.equals(expected, answers)) {
            throw new IllegalStateException("while being measured, steps() gave "
                    + Arrays.toString(answers) + "; right is " + Arrays.toString(expected));
        }
    }
}
