package dev.hotpath.classroom;

import dev.hotpath.grade.sweep.SweepReport;

/** Every sweep ever accepted. */
public interface KeptSweeps extends KeptFollowUps<SweepReport> {}
