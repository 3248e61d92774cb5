package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport;

/**
 * An attempt that is to be compared.
 *
 * @param number among all attempts of its learner at the exercise, from 1
 */
public record Entry(int number, RunReport report) {

  Version version() {
    return new Version(number, report.id());
  }
}
