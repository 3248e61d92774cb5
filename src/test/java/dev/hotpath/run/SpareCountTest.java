package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpareCountTest {

  private long now;
  private final SpareCount count = new SpareCount(2, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void take(int times, Duration apart) {
    for (int i = 0; i < times; i++) {
      count.taken();
      pass(apart);
    }
  }

  @Test
  void one_waits_where_nobody_comes() {
    assertEquals(1, count.now());
  }

  @Test
  void one_is_enough_for_one_learner_in_no_hurry() {
    take(3, Duration.ofSeconds(10));
    assertEquals(1, count.now());
  }

  @Test
  void more_wait_the_faster_they_are_taken() {
    take(20, Duration.ofSeconds(1)); // while one starts, in a second, one is taken
    assertEquals(2, count.now());
    take(40, Duration.ofMillis(500));
    assertEquals(3, count.now());
  }

  @Test
  void more_wait_the_longer_one_takes_to_start() {
    take(10, Duration.ofSeconds(2));
    assertEquals(2, count.now());
    for (int i = 0; i < 20; i++) {
      count.started(Duration.ofSeconds(4).toNanos());
    }
    assertEquals(3, count.now());
    for (int i = 0; i < 20; i++) {
      count.started(Duration.ofMillis(100).toNanos());
    }
    assertEquals(1, count.now());
  }

  @Test
  void never_more_than_the_cores_can_start() {
    take(1_000, Duration.ofMillis(10));
    assertEquals(3, count.now());
  }

  @Test
  void they_are_few_again_when_the_crowd_has_gone() {
    take(100, Duration.ofMillis(100));
    assertEquals(3, count.now());
    pass(Duration.ofSeconds(21));
    assertEquals(1, count.now());
  }
}
