package escape;

import java.util.List;

/** Tells how far a bus has strayed from its line. Each bus has a watch and a thread of its own. */
final class LineWatch {
    private final Point[] corners;

    /** A point that can be changed, so that there need be but one. */
    private static final class Spot {
        private double east;
        private double north;

        private void set(double newEast, double newNorth) {
            east = newEast;
            north = newNorth;
        }

        private double dot(Spot other) {
            return east * other.east + north * other.north;
        }
    }

    private final Spot leg = new Spot();
    private final Spot toBus = new Spot();
    private final Spot gap = new Spot();

    LineWatch(List<Point> corners) {
        if (corners.size() < 2) {
            throw new IllegalArgumentException("a line needs two corners, not " + corners.size());
        }
        this.corners = corners.toArray(Point[]::new);
    }

    /** Allocates nothing, and writes each step of the calculation to memory. */
    double metresOff(Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.length; i++) {
            Point start = corners[i - 1];
            Point end = corners[i];
            leg.set(end.east() - start.east(), end.north() - start.north());
            toBus.set(bus.east() - start.east(), bus.north() - start.north());
            double squared = leg.dot(leg);
            double share = squared == 0 ? 0 : Math.clamp(toBus.dot(leg) / squared, 0, 1);
            gap.set(toBus.east - share * leg.east, toBus.north - share * leg.north);
            nearest = Math.min(nearest, gap.dot(gap));
        }
        return Math.sqrt(nearest);
    }
}
