package dev.hotpath.worker.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When requests are sent, and from when their time counts, on a clock that tests move. */
class LoopsTest {

  private static final long MILLI = 1_000_000;

  private final Clock clock = new Clock();
  private final Schedule schedule = new Schedule(0, 100, 6); // one each 10 ms

  private static final class Clock implements Ticker {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void awaitUntil(long nanos) {
      now = Math.max(now, nanos);
    }
  }

  /** Takes 1 ms; the third request stops everything for 35. */
  private void stalls(long number) {
    clock.now += number == 2 ? 35 * MILLI : MILLI;
  }

  @Test
  void requests_are_due_evenly_whatever_happens() {
    Schedule odd = new Schedule(7, 3, 4);
    assertEquals(7, odd.dueNanos(0));
    assertEquals(7 + 333_333_333L, odd.dueNanos(1));
    assertEquals(7 + 1_000_000_000L, odd.dueNanos(3));
    assertEquals(7 + 1_333_333_333L, odd.endNanos());
  }

  @Test
  void a_late_start_counts_in_the_open_loop() throws InterruptedException {
    Pass pass = new Pass(this::stalls, clock, 0, 6);
    new OpenLoop(clock, Runnable::run, 8).run(schedule, pass, 0);
    // The fourth was due after 30 ms and sent after 55.
    assertArrayEquals(
        new int[] {1_000, 1_000, 35_000, 26_000, 17_000, 8_000}, pass.passed(true, 6).micros());
  }

  @Test
  void the_closed_loop_omits_it() throws InterruptedException {
    Pass pass = new Pass(this::stalls, clock, 0, 6);
    AtomicInteger sent = new AtomicInteger();
    new ClosedLoop(clock).run(schedule, pass, sent);
    assertEquals(6, sent.get());
    assertArrayEquals(
        new int[] {1_000, 1_000, 35_000, 1_000, 1_000, 1_000}, pass.passed(false, 6).micros());
  }

  @Test
  void the_closed_loop_ends_with_its_schedule() throws InterruptedException {
    AtomicInteger sent = new AtomicInteger();
    Pass slow = new Pass(number -> clock.now += 25 * MILLI, clock, 0, 6);
    new ClosedLoop(clock).run(schedule, slow, sent);
    assertEquals(3, sent.get());
    assertArrayEquals(new int[] {25_000, 25_000, 25_000}, slow.passed(false, 3).micros());
  }

  @Test
  void more_than_may_wait_are_not_sent_and_what_is_not_answered_stays_so()
      throws InterruptedException {
    List<Runnable> waiting = new ArrayList<>();
    Pass pass = new Pass(this::stalls, clock, 0, 6);
    new OpenLoop(clock, waiting::add, 2).run(schedule, pass, 0);
    LoadPassed passed = pass.passed(true, 6);
    waiting.forEach(Runnable::run); // too late
    assertArrayEquals(
        new int[] {
          LoadPassed.UNANSWERED,
          LoadPassed.UNANSWERED,
          LoadPassed.SHED,
          LoadPassed.SHED,
          LoadPassed.SHED,
          LoadPassed.SHED
        },
        passed.micros());
  }

  @Test
  void an_answer_makes_room_for_the_next() throws InterruptedException {
    Pass pass = new Pass(number -> {}, clock, 0, 6);
    new OpenLoop(clock, Runnable::run, 1).run(schedule, pass, 0);
    assertArrayEquals(new int[6], pass.passed(true, 6).micros());
  }

  @Test
  void a_failure_is_told_and_a_wrong_answer_is_another_thing() {
    Pass pass =
        new Pass(
            number -> {
              if (number == 11) {
                throw new java.io.IOException("reset");
              } else if (number == 12) {
                throw new AssertionError("one too many");
              }
            },
            clock,
            10,
            3);
    pass.send(0, 0);
    pass.send(1, 0);
    assertNull(pass.wrong());
    pass.send(2, 0);
    assertEquals("one too many", Objects.requireNonNull(pass.wrong()).getMessage());
    assertEquals("java.io.IOException: reset", pass.passed(true, 3).failure());
    assertArrayEquals(
        new int[] {0, LoadPassed.FAILED, LoadPassed.FAILED}, pass.passed(true, 3).micros());
  }

  @Test
  void a_part_of_a_microsecond_is_one() {
    Pass pass = new Pass(number -> clock.now += 1, clock, 0, 1);
    pass.send(0, 0);
    assertArrayEquals(new int[] {1}, pass.passed(true, 1).micros());
  }
}
