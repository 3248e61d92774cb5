package dev.hotpath.web;

import dev.hotpath.web.limit.Buckets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How often one may come in, counted by address, since who is not in yet has no name to be counted
 * by. A whole class may stand behind one address.
 */
final class Entrance {

  // Forty come through one address at once, and a full class of five hundred within eight minutes.
  private static final int ARRIVALS = 60;
  private static final Duration AN_ARRIVAL_EVERY = Duration.ofSeconds(1);

  // Forty mistype once. Then four a minute: in a day one address tries 5,800 of 2^40 codes, and a
  // hundred thousand addresses find one with a probability of 1 : 1,900.
  private static final int GUESSES = 40;
  private static final Duration A_GUESS_EVERY = Duration.ofSeconds(15);

  // A secret has 128 bits, which nobody guesses at any rate; this keeps the log and the store calm.
  private static final int SECRETS = 20;
  private static final Duration A_SECRET_EVERY = Duration.ofSeconds(3);

  private static final int NAMES = 10;
  private static final Duration A_NAME_EVERY = Duration.ofSeconds(5);

  private final Buckets arrivals;
  private final Buckets guesses;
  private final Buckets secrets;
  private final Buckets names;
  private final LongAdder refused = new LongAdder();

  /**
   * One through which nobody has come yet.
   *
   * @param nanoTime {@link System#nanoTime}
   */
  Entrance(LongSupplier nanoTime) {
    arrivals = new Buckets(ARRIVALS, AN_ARRIVAL_EVERY, nanoTime);
    guesses = new Buckets(GUESSES, A_GUESS_EVERY, nanoTime);
    secrets = new Buckets(SECRETS, A_SECRET_EVERY, nanoTime);
    names = new Buckets(NAMES, A_NAME_EVERY, nanoTime);
  }

  /**
   * For one who wants to join or come back.
   *
   * @throws Problem 429, with when to come again
   */
  void arrival(String address) {
    refuse(
        arrivals.take(address),
        "too-many-joins",
        "Many have joined from this address in a short time; try again %s.");
  }

  /**
   * Before a join code is compared. One that turns out to be right is no guess.
   *
   * @throws Problem 429, with when to come again
   */
  void guess(String address) {
    refuse(
        guesses.take(address),
        "too-many-codes",
        "Too many wrong join codes came from this address; look at the code again and try it %s.");
  }

  void wasRight(String address) {
    guesses.giveBack(address);
  }

  /**
   * Before a secret of a link is compared.
   *
   * @throws Problem 429, with when to come again
   */
  void secret(String address) {
    refuse(
        secrets.take(address),
        "too-many-links",
        "Too many links that lead to nobody were opened from this address; try again %s.");
  }

  void secretWasRight(String address) {
    secrets.giveBack(address);
  }

  /**
   * For one who wants to be called something else.
   *
   * @throws Problem 429, with when to come again
   */
  void name(String person) {
    refuse(
        names.take(person),
        "too-many-names",
        "You have changed your name often in a short time; change it again %s.");
  }

  private void refuse(Optional<Duration> wait, String code, String message) {
    if (wait.isPresent()) {
      refused.increment();
      throw Problem.later(429, code, message, wait.get());
    }
  }

  /** Requests that were told 429 here since the server started. */
  long refused() {
    return refused.sum();
  }
}
