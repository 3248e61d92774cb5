package points;

/** Points of a plane. */
public final class Points {
    /** One of them. */
    record Point(int x, int y) {}

    /** As many points as are asked for, on a diagonal. */
    static Point[] diagonal(int length) {
        Point[] points = new Point[length];
        for (int i = 0; i < length; i++) {
            points[i] = new Point(i, i);
        }
        return points;
    }
}
