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

    /** The compiler's work, done by the programmer: no faster, and hard to read. */
    double metresOff(Point bus) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < corners.length; i++) {
            double fromEast = corners[i - 1].east();
            double fromNorth = corners[i - 1].north();
            double legEast = corners[i].east() - fromEast;
            double legNorth = corners[i].north() - fromNorth;
            double squared = legEast * legEast + legNorth * legNorth;
            double along = (bus.east() - fromEast) * legEast + (bus.north() - fromNorth) * legNorth;
            double share = squared == 0 ? 0 : Math.clamp(along / squared, 0, 1);
            double east = bus.east() - (fromEast + share * legEast);
            double north = bus.north() - (fromNorth + share * legNorth);
            nearest = Math.min(nearest, east * east + north * north);
        }
        return Math.sqrt(nearest);
    }
}
