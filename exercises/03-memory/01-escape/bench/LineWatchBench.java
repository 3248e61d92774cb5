package escape;

import java.util.ArrayList;
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

/** One operation asks 20 buses, each on a line of 100 legs, how far off they are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LineWatchBench {
    private static final int BUSES = 20;
    private static final int LEGS = 100;
    /** A prime: a bus is at the same place again only after that many rounds. */
    private static final int PLACES = 1_009;

    private final LineWatch[] watches = new LineWatch[BUSES];
    private final Point[][] places = new Point[BUSES][PLACES];
    private final double[][] expected = new double[BUSES][PLACES];
    private final double[] metres = new double[BUSES];
    private int round;

    /** Once for all iterations: what is made in between would be counted with the operations. */
    @Setup(Level.Trial)
    public void drawLines() {
        SplittableRandom random = new SplittableRandom(1863);
        for (int bus = 0; bus < BUSES; bus++) {
            List<Point> corners = randomLine(random);
            watches[bus] = new LineWatch(corners);
            for (int i = 0; i < PLACES; i++) {
                Point near = corners.get(random.nextInt(LEGS + 1));
                places[bus][i] = moved(near, random, 400);
                expected[bus][i] = metresOff(corners, places[bus][i]);
            }
        }
    }

    @Benchmark
    public double[] watch() {
        int place = ++round % PLACES;
        for (int bus = 0; bus < BUSES; bus++) {
            metres[bus] = watches[bus].metresOff(places[bus][place]);
        }
        return metres;
    }

    /** Every answer is looked at, off the clock, and without allocating anything. */
    @TearDown(Level.Invocation)
    public void checkMetres() {
        for (int bus = 0; bus < BUSES; bus++) {
            double right = expected[bus][round % PLACES];
            if (!(Math.abs(metres[bus] - right) < 1e-6)) {
                throw new IllegalStateException("while being measured, metresOff() gave "
                        + metres[bus] + " for a bus that is " + right + " metres from its line");
            }
        }
    }

    /** A line that wanders about, one or two hundred metres from corner to corner. */
    private static List<Point> randomLine(SplittableRandom random) {
        List<Point> corners = new ArrayList<>(List.of(new Point(0, 0)));
        for (int leg = 0; leg < LEGS; leg++) {
            corners.add(moved(corners.getLast(), random, 200));
        }
        return corners;
    }

    private static Point moved(Point from, SplittableRandom random, int metres) {
        return new Point(from.east() + random.nextDouble(-metres, metres),
                from.north() + random.nextDouble(-metres, metres));
    }

    /** The same question, answered another way: by the leg's own length and direction. */
    private static double metresOff(List<Point> corners, Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.size(); i++) {
            Point from = corners.get(i - 1);
            double east = corners.get(i).east() - from.east();
            double north = corners.get(i).north() - from.north();
            double length = Math.hypot(east, north);
            double toEast = bus.east() - from.east();
            double toNorth = bus.north() - from.north();
            double along = (toEast * east + toNorth * north) / length;
            double across = (toNorth * east - toEast * north) / length;
            double beyond = Math.max(0, Math.max(-along, along - length));
            nearest = Math.min(nearest, Math.hypot(across, beyond));
        }
        return nearest;
    }
}
