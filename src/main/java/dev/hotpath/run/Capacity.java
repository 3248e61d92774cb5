package dev.hotpath.run;

/**
 * How many runs this host takes on.
 *
 * @param tests runs that are compiled and tested at once; measurements are always one at a time
 * @param unfinished runs that are accepted and not over
 */
public record Capacity(int tests, int unfinished) {

  // A learner has at most four: two stages, one run in each and one that waits for each. So this is
  // a class of 125 in which everybody hurries, and half an hour of measuring.
  private static final int UNFINISHED = 500;

  /** What suits a machine; tests use one core each. */
  public static Capacity of(int cores) {
    return new Capacity(Math.max(1, cores), UNFINISHED);
  }
}
