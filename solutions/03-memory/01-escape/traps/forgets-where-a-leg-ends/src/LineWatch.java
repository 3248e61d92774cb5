package escape;

import java.util.List;

/** Tells how far a bus has strayed from its line. Each bus has a watch and a thread of its own. */
final class LineWatch {
    private final Point[] corners;

    LineWatch(List<Point> corners) {
        if (corners.size() < 2) {
            throw new IllegalArgumentException("a line needs two corners, not " + corners.size());
        }
        this.corners = corners.toArray(Point[]::new);
    }

    /** The formula from school needs no foot. It also takes each leg for a line without an end. */
    double metresOff(Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.length; i++) {
            Point start = corners[i - 1];
            Point end = corners[i];
            Point leg = new Point(end.east() - start.east(), end.north() - start.north());
            Point toBus = new Point(bus.east() - start.east(), bus.north() - start.north());
            double across = leg.east() * toBus.north() - leg.north() * toBus.east();
            nearest = Math.min(nearest, Math.abs(across) / Math.hypot(leg.east(), leg.north()));
        }
        return nearest;
    }
}
