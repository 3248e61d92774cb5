package escape;

import java.util.List;

/** Tells how far a bus has strayed from its line. Each bus has a watch and a thread of its own. */
final class LineWatch {
    private final Point[] corners;

    // Declared once, so that the loop below need not make them again for every leg.
    private Point leg;
    private Point toBus;
    private Point foot;

    LineWatch(List<Point> corners) {
        if (corners.size() < 2) {
            throw new IllegalArgumentException("a line needs two corners, not " + corners.size());
        }
        this.corners = corners.toArray(Point[]::new);
    }

    /** Metres from the bus to the point of its line that is nearest. */
    double metresOff(Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.length; i++) {
            Point start = corners[i - 1];
            Point end = corners[i];
            leg = new Point(end.east() - start.east(), end.north() - start.north());
            toBus = new Point(bus.east() - start.east(), bus.north() - start.north());
            double share = shareOf(leg, toBus);
            foot = new Point(start.east() + share * leg.east(),
                    start.north() + share * leg.north());
            nearest = Math.min(nearest, squaredDistance(bus, foot));
        }
        return Math.sqrt(nearest);
    }

    /** Where on a leg its point nearest to the bus is: 0 where the leg begins, 1 where it ends. */
    private static double shareOf(Point leg, Point toBus) {
        double squared = dot(leg, leg);
        return squared == 0 ? 0 : Math.clamp(dot(leg, toBus) / squared, 0, 1);
    }

    private static double dot(Point a, Point b) {
        return a.east() * b.east() + a.north() * b.north();
    }

    private static double squaredDistance(Point a, Point b) {
        double east = a.east() - b.east();
        double north = a.north() - b.north();
        return east * east + north * north;
    }
}
