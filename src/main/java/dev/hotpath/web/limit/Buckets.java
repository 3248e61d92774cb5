package dev.hotpath.web.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Token buckets, one for each key: so many at once, then one each interval.
 *
 * <p>Of a bucket only the time is kept at which it will be full again (the generic cell rate
 * algorithm of ITU-T I.371); a full one is as good as none, and forgotten.
 */
public final class Buckets {

  private static final int FORGET_ABOVE = 1_000;

  private final Map<String, Long> fullAt = new HashMap<>();
  private final int burst;
  private final long intervalNanos;
  private final LongSupplier nanoTime;
  private int forgetAbove = FORGET_ABOVE;

  /**
   * All of them full.
   *
   * @param burst tokens in a full bucket; at least 1
   * @param interval after which a token comes back
   * @param nanoTime {@link System#nanoTime}
   */
  public Buckets(int burst, Duration interval, LongSupplier nanoTime) {
    this.burst = burst;
    this.intervalNanos = interval.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Takes a token; where there is none, how long until there will be. */
  public synchronized Optional<Duration> take(String key) {
    long now = nanoTime.getAsLong();
    long toFull = Math.max(0, fullAt.getOrDefault(key, now) - now);
    long wait = toFull - (burst - 1) * intervalNanos;
    if (wait > 0) {
      return Optional.of(Duration.ofNanos(wait));
    }
    fullAt.put(key, now + toFull + intervalNanos);
    if (fullAt.size() > forgetAbove) {
      fullAt.values().removeIf(full -> full - now <= 0);
      forgetAbove = Math.max(FORGET_ABOVE, 2 * fullAt.size()); // so that it rarely looks at all
    }
    return Optional.empty();
  }

  /** Gives a token back that turned out not to be needed. */
  public synchronized void giveBack(String key) {
    fullAt.computeIfPresent(key, (_, full) -> full - intervalNanos);
  }

  /** How many are not known to be full. */
  synchronized int remembered() {
    return fullAt.size();
  }
}
