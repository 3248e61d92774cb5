package dev.hotpath.stats;

/**
 * When to look at two samples that grow pair by pair, and how sure to be at each look. To look
 * again and again and to stop at the first difference finds one in the end, also where there is
 * none; so the looks share one error rate: of two equal samples, 1 in 100 is called different over
 * all looks together (0.79 % at the first, 0.1 % at each of the next two; the sum bounds it,
 * whatever the looks have in common).
 *
 * <p>The first look comes as soon as any exact test can be sure, and compares the two samples as
 * such: it tells what is plain. The later ones compare pair by pair, which sees through noise that
 * both sides had, but takes 12 pairs to be as sure.
 */
public final class Looks {

  /** Pairs at the first look: the fewest whose exact test gets below 1 %. */
  public static final int FIRST = 5;

  /** Pairs at the look after which nothing more is taken unless asked for. */
  public static final int LAST = 18;

  private static final int PLAIN = 2;
  private static final int PAIRED = 12;
  private static final int STEP = 6;

  private Looks() {}

  /** Pairs at the look after the one at {@code pairs}. */
  public static int next(int pairs) {
    if (pairs < FIRST) {
      return FIRST;
    }
    return pairs < PAIRED ? PAIRED : pairs < LAST ? LAST : pairs + STEP;
  }

  /**
   * Whether so many pairs are looked at: before the first look a few, for what is plain; from then
   * on none between two. Who looks after each pair finds a difference by chance in the end.
   */
  public static boolean at(int pairs) {
    if (pairs < FIRST) {
      return pairs >= PLAIN;
    }
    return pairs == FIRST || pairs == PAIRED || (pairs >= LAST && (pairs - LAST) % STEP == 0);
  }

  /** How sure an interval has to be with so many pairs. */
  static double confidence(int pairs) {
    if (pairs < PAIRED) {
      return 0.992;
    }
    return pairs <= LAST ? 0.999 : 0.9998;
  }

  /** Whether so many pairs are compared pair by pair. */
  static boolean paired(int pairs) {
    return pairs >= PAIRED;
  }

  /**
   * By what factor the ends of an interval are moved apart before the first look, where ranks alone
   * can't be sure: only what is far beyond the differences between forks of the same code counts.
   */
  public static double slack(int pairs) {
    return pairs < FIRST ? 2 : 1;
  }
}
