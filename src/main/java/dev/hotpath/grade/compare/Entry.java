package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport;

/** What is to be compared: a version that was measured, and how that went. */
public record Entry(Version version, RunReport report) {

  /**
   * An attempt.
   *
   * @param number among all attempts of its learner at the exercise, from 1
   */
  public static Entry attempt(int number, RunReport report) {
    return new Entry(new Version(number, report.id()), report);
  }

  /** The solution, once it has been measured. */
  public static Entry solution(RunReport report) {
    return new Entry(Version.solution(report.id()), report);
  }
}
