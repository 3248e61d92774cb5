package dev.hotpath.grade.compare;

import java.util.Comparator;

/**
 * A version of an exercise's code: its starter, an attempt, or its solution.
 *
 * @param number of the attempt among all that its learner made at the exercise, from 1; 0 for the
 *     starter, more than any attempt has for the solution
 * @param run id of the run that it was measured in; empty for the starter
 */
public record Version(int number, String run) implements Comparable<Version> {

  /** What every attempt is measured beside. */
  public static final Version STARTER = new Version(0, "");

  private static final int LAST = Integer.MAX_VALUE;

  /** What the exercise's author has in mind. */
  public static Version solution(String run) {
    return new Version(LAST, run);
  }

  /** Whether it is the solution. */
  public boolean isSolution() {
    return number == LAST;
  }

  /** Whether it is the starter. */
  public boolean starter() {
    return number == 0;
  }

  /** For programs: {@code starter}, {@code attempt-3}, {@code solution}. */
  public String key() {
    return starter() ? "starter" : isSolution() ? "solution" : "attempt-" + number;
  }

  /** For a column or a row: {@code starter}, {@code attempt 3}, {@code solution}. */
  public String label() {
    return starter() ? "starter" : isSolution() ? "solution" : "attempt " + number;
  }

  /** In a sentence: {@code the starter}, {@code attempt 3}, {@code the solution}. */
  public String inSentence() {
    return starter() ? "the starter" : isSolution() ? "the solution" : label();
  }

  /** The starter, then attempts as they were handed in, then the solution. */
  @Override
  public int compareTo(Version other) {
    return Comparator.comparingInt(Version::number).compare(this, other);
  }
}
