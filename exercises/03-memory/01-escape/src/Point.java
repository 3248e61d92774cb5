package escape;

/** A place in metres east and north of the depot, or the way from one place to another. */
record Point(double east, double north) {}
