package dev.hotpath.grade.compare;

import java.util.Comparator;

/**
 * A version of an exercise's code: its starter, or an attempt.
 *
 * @param number of the attempt among all that its learner made at the exercise, from 1; 0 for the
 *     starter
 * @param run id of the attempt's run; empty for the starter
 */
public record Version(int number, String run) implements Comparable<Version> {

  /** What every attempt is measured beside. */
  public static final Version STARTER = new Version(0, "");

  /** Whether it is the starter. */
  public boolean starter() {
    return number == 0;
  }

  /** For programs: {@code starter}, {@code attempt-3}. */
  public String key() {
    return starter() ? "starter" : "attempt-" + number;
  }

  /** For a column or a row: {@code starter}, {@code attempt 3}. */
  public String label() {
    return starter() ? "starter" : "attempt " + number;
  }

  /** In a sentence: {@code the starter}, {@code attempt 3}. */
  public String inSentence() {
    return starter() ? "the starter" : label();
  }

  /** The starter, then attempts as they were handed in. */
  @Override
  public int compareTo(Version other) {
    return Comparator.comparingInt(Version::number).compare(this, other);
  }
}
