package dev.hotpath.grade;

/** The document of something that follows a run and is kept: a sweep, a load. */
public interface FollowUpReport {

  String id();

  /** The run that it follows. */
  String run();

  /** The run's exercise. */
  String exercise();
}
