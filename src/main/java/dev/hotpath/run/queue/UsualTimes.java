package dev.hotpath.run.queue;

import java.util.HashMap;
import java.util.Map;

/**
 * How long a stage usually takes: a moving average for each exercise, and one over all for an
 * exercise that nobody has run yet. Not thread-safe.
 */
public final class UsualTimes {

  // A machine gets busy and quiet again within minutes, so what was seen last counts for a quarter.
  private static final double NEWEST = 0.25;

  private final Map<String, Double> byExercise = new HashMap<>();
  private final double guess;
  private double overAll;

  /**
   * Knows nothing yet.
   *
   * @param guess milliseconds, until something is known
   */
  public UsualTimes(double guess) {
    this.guess = guess;
  }

  /** Learns from a run that went through the stage. */
  public void took(String exercise, double millis) {
    overAll = byExercise.isEmpty() ? millis : average(overAll, millis);
    byExercise.merge(exercise, millis, UsualTimes::average);
  }

  private static double average(double known, double newest) {
    return known + NEWEST * (newest - known);
  }

  /** Milliseconds that a run of this exercise will take. */
  public double of(String exercise) {
    return byExercise.getOrDefault(exercise, byExercise.isEmpty() ? guess : overAll);
  }
}
