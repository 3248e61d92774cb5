package dev.hotpath.classroom;

import dev.hotpath.grade.load.LoadReport;

/** The last dozen of loads that were sent to the service of each run. */
public interface KeptLoads extends KeptFollowUps<LoadReport> {}
