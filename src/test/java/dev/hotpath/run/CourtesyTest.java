package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourtesyTest {

  private static final long SECOND = 1_000_000_000;

  private final List<Duration> waits = new ArrayList<>();
  private int told;
  private long now;
  private boolean somebody = true;
  private long until = Long.MAX_VALUE;

  private final Courtesy courtesy =
      new Courtesy(
          new Courtesy.Others() {
            @Override
            public boolean inLine() {
              return somebody;
            }

            @Override
            public void awaitNone(Duration atMost, WorkerSlot slot) {
              waits.add(atMost);
              now = Math.min(now + atMost.toNanos(), Math.max(now, until));
            }
          },
          new WorkerSlot(),
          () -> now);

  private void ask() throws InterruptedException {
    courtesy.letOthersGoFirst(() -> told++);
  }

  @Test
  void nobody_in_line_costs_nothing() throws InterruptedException {
    somebody = false;
    ask();
    assertEquals(List.of(), waits);
    assertEquals(0, told);
  }

  @Test
  void it_waits_a_little_at_first_and_then_as_long_as_it_has_worked() throws InterruptedException {
    ask();
    now += 2 * SECOND;
    ask();
    now += 3 * SECOND;
    ask();
    assertEquals(List.of(Courtesy.AT_FIRST, Duration.ofSeconds(2), Duration.ofSeconds(3)), waits);
    assertEquals(3, told);
  }

  @Test
  void a_wait_that_was_not_needed_is_there_later() throws InterruptedException {
    until = SECOND;
    ask();
    assertEquals(SECOND, now, "the line was empty then");
    now += 2 * SECOND;
    ask();
    assertEquals(Courtesy.AT_FIRST.plusSeconds(2 - 1), waits.getLast());
  }

  @Test
  void it_takes_no_more_than_twice_as_long_and_a_little() throws InterruptedException {
    long worked = 0;
    for (int round = 0; round < 20; round++) {
      ask();
      now += SECOND;
      worked += SECOND;
      assertTrue(now <= 2 * worked + Courtesy.AT_FIRST.toNanos(), "after round " + round);
    }
  }

  @Test
  void one_that_has_waited_enough_asks_nobody() throws InterruptedException {
    ask();
    ask();
    assertEquals(1, waits.size());
    assertEquals(1, told);
  }
}
