package dev.hotpath.web.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On a clock that the test winds, and that overflows on the way, as nanoTime may. */
class BucketsTest {

  private long nanos = Long.MAX_VALUE - 1;
  private final Buckets buckets = new Buckets(3, Duration.ofSeconds(1), () -> nanos);

  private void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  private void takeAll(String key) {
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), buckets.take(key));
    }
  }

  private static Optional<Duration> in(long millis) {
    return Optional.of(Duration.ofMillis(millis));
  }

  @Test
  void so_many_at_once_and_then_none() {
    takeAll("ada");
    assertEquals(in(1_000), buckets.take("ada"));
    assertEquals(in(1_000), buckets.take("ada"), "asking in vain costs nothing");
  }

  @Test
  void a_token_comes_back_after_each_interval() {
    takeAll("ada");
    pass(999);
    assertEquals(in(1), buckets.take("ada"));
    pass(1);
    assertEquals(Optional.empty(), buckets.take("ada"));
    assertEquals(in(1_000), buckets.take("ada"));
    pass(2_500);
    assertEquals(Optional.empty(), buckets.take("ada"));
    assertEquals(Optional.empty(), buckets.take("ada"));
    assertEquals(in(500), buckets.take("ada"));
  }

  @Test
  void a_bucket_never_holds_more_than_it_has_room_for() {
    takeAll("ada");
    pass(3_600_000);
    takeAll("ada");
    assertEquals(in(1_000), buckets.take("ada"));
  }

  @Test
  void each_key_has_its_own() {
    takeAll("ada");
    takeAll("bob");
    assertEquals(in(1_000), buckets.take("bob"));
  }

  @Test
  void full_buckets_are_forgotten_whatever_the_clock_says() {
    nanos = Long.MAX_VALUE - 2_000_000_000;
    for (int i = 0; i < 1_000; i++) {
      buckets.take("learner " + i);
    }
    assertEquals(1_000, buckets.remembered());
    pass(60_000); // past the largest long
    buckets.take("one more");
    assertEquals(1, buckets.remembered());
  }

  @Test
  void memory_is_bounded_by_those_who_came_of_late() {
    for (int i = 0; i < 100_000; i++) {
      buckets.take("learner " + i);
      pass(10);
    }
    assertTrue(buckets.remembered() <= 1_001, () -> buckets.remembered() + " are remembered");
  }

  @Test
  void a_token_that_is_given_back_can_be_taken_again() {
    takeAll("ada");
    buckets.giveBack("ada");
    assertEquals(Optional.empty(), buckets.take("ada"));
    assertEquals(in(1_000), buckets.take("ada"));
  }

  @Test
  void a_bucket_holds_no_more_than_it_does_when_full() {
    assertEquals(Optional.empty(), buckets.take("ada"));
    buckets.giveBack("ada");
    buckets.giveBack("ada");
    buckets.giveBack("bob");
    takeAll("ada");
    assertEquals(in(1_000), buckets.take("ada"));
    takeAll("bob");
    assertEquals(in(1_000), buckets.take("bob"));
  }
}
