package dev.hotpath.worker.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.protocol.JobEvent.LoadMoment;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
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
  void a_rejection_is_a_refusal_and_no_failure_wherever_it_was_thrown() {
    RejectedExecutionException full = new RejectedExecutionException("queue is full");
    List<Throwable> thrown =
        List.of(
            full,
            new ExecutionException(new IllegalStateException("wrapped", full)),
            new IllegalStateException("no room"));
    Pass pass =
        new Pass(
            number -> {
              throw thrown.get((int) number);
            },
            clock,
            0,
            3);
    for (int i = 0; i < 3; i++) {
      pass.send(i, 0);
    }
    LoadPassed passed = pass.passed(true, 3);
    assertArrayEquals(
        new int[] {LoadPassed.REFUSED, LoadPassed.REFUSED, LoadPassed.FAILED}, passed.micros());
    assertEquals("java.lang.IllegalStateException: no room", passed.failure());
  }

  @Test
  void so_many_are_due_as_their_times_have_come() {
    Schedule odd = new Schedule(7, 3, 4);
    assertEquals(0, odd.dueBy(6));
    assertEquals(1, odd.dueBy(7));
    for (int i = 1; i < 4; i++) {
      assertEquals(i, odd.dueBy(odd.dueNanos(i) - 1_000));
      assertEquals(i + 1, odd.dueBy(odd.dueNanos(i) + 1_000));
    }
    assertEquals(4, odd.dueBy(odd.endNanos() + 1_000_000_000));
  }

  @Test
  void each_request_is_told_once_and_one_that_hangs_holds_nobody_up() {
    Pass pass = new Pass(number -> clock.now += MILLI, clock, 0, 5);
    News news = new News(true, pass, 5);
    assertTold(news.since(0), 0);
    pass.send(1, clock.now);
    pass.shed(2);
    assertTold(news.since(3), 3, 1, 1_000, 2, LoadPassed.SHED);
    assertTold(news.since(3), 3);
    pass.send(3, clock.now);
    pass.send(4, clock.now); // known already, and due only when the next moment comes
    assertTold(news.since(4), 4, 3, 1_000);
    pass.send(0, clock.now - 40 * MILLI);
    assertTold(news.since(5), 5, 0, 41_000, 4, 1_000);
    assertTold(news.since(5), 5);
  }

  /** Requests and what became of each, in turn. */
  private static void assertTold(LoadMoment moment, int due, int... told) {
    assertEquals(due, moment.due());
    int[] both = new int[2 * moment.requests().length];
    for (int i = 0; i < moment.requests().length; i++) {
      both[2 * i] = moment.requests()[i];
      both[2 * i + 1] = moment.micros()[i];
    }
    assertArrayEquals(told, both);
  }

  @Test
  void a_part_of_a_microsecond_is_one() {
    Pass pass = new Pass(number -> clock.now += 1, clock, 0, 1);
    pass.send(0, 0);
    assertArrayEquals(new int[] {1}, pass.passed(true, 1).micros());
  }
}
