package dev.hotpath.run.queue;

/**
 * How many runs are where.
 *
 * @param unfinished accepted and without a verdict, wherever they are
 */
public record Occupancy(
    int tested, int waitingForTests, int measured, int waitingForMeasuring, int unfinished) {}
