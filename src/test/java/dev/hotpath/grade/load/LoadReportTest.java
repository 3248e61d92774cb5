package dev.hotpath.grade.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.LatencyShown.Curve;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a load's document says, in figures and in English. */
class LoadReportTest {

  private static LoadReport load(double rate, double seconds) {
    return LoadReport.accepted("l1", "r1", "orders", "OrderService", rate, seconds);
  }

  /** So many in a millisecond, the last of them in so long, or with that outcome. */
  private static LoadPassed passed(boolean open, int requests, int last, int micros) {
    int[] all = new int[requests];
    Arrays.fill(all, 1_000);
    Arrays.fill(all, requests - last, requests, micros);
    return new LoadPassed(open, all, "");
  }

  private static LoadReport complete(LoadPassed open, LoadPassed closed) {
    return load(200, 5).complete(open, Optional.of(closed), "");
  }

  @Test
  void a_stall_is_seen_by_the_open_loop_and_the_sentence_says_why_not_by_the_other() {
    LoadReport stalled = complete(passed(true, 1_000, 30, 340_000), passed(false, 820, 2, 340_000));
    assertEquals(
        "At 200 a second, half of the requests were answered within 1 ms and 99 of 100 within 340 ms.",
        stalled.summary());
    assertEquals(
        "A closed loop says 99 of 100 within 1 ms, 340 times less: its one client asks nothing while"
            + " an answer is late (it sent 820 of 1,000 requests) and counts from when it asks, so it"
            + " never meets the queue that your users would.",
        stalled.closed());
    assertEquals("", stalled.note());
    assertEquals(340, stalled.curves().getFirst().millis(99));
    assertEquals(1, stalled.curves().getLast().millis(99));
  }

  @Test
  void where_both_have_the_same_slowest_what_comes_before_tells_what_the_closed_loop_misses() {
    LoadReport stalled =
        complete(passed(true, 1_000, 600, 300_000), passed(false, 460, 10, 300_000));
    assertTrue(
        stalled
            .closed()
            .startsWith(
                "A closed loop says 90 of 100 within 1 ms, 300 times less: its one client asks"),
        stalled.closed());
  }

  @Test
  void a_part_of_a_millisecond_is_no_queue() {
    LoadReport late = complete(passed(true, 1_000, 900, 1_900), passed(false, 1_000, 0, 0));
    assertEquals(
        "A closed loop says about the same (1 ms): no queue builds up at this rate.",
        late.closed());
  }

  @Test
  void a_service_that_keeps_up_is_as_quick_in_either_loop() {
    LoadReport quick = complete(passed(true, 1_000, 0, 0), passed(false, 1_000, 0, 0));
    assertEquals(
        "A closed loop says about the same (1 ms): no queue builds up at this rate.",
        quick.closed());
  }

  @Test
  void what_has_no_answer_takes_for_ever_and_is_told_by_its_kind() {
    int[] micros = new int[1_000];
    Arrays.fill(micros, 1_000);
    Arrays.fill(micros, 0, 20, LoadPassed.REFUSED);
    Arrays.fill(micros, 20, 23, LoadPassed.FAILED);
    Arrays.fill(micros, 23, 24, LoadPassed.SHED);
    Arrays.fill(micros, 24, 26, LoadPassed.UNANSWERED);
    LoadReport lost =
        load(200, 5)
            .complete(
                new LoadPassed(true, micros, ""),
                Optional.of(passed(false, 1_000, 0, 0)),
                "java.io.IOException: " + "x".repeat(5_000));
    assertEquals(
        "At 200 a second, half of the requests were answered within 1 ms, and fewer than 99 of 100 at"
            + " all; 20 of 1,000 were turned away by the service, 3 of 1,000 failed, 2 of 1,000 were"
            + " never answered, 1 of 1,000 was never sent, since too many waited already.",
        lost.summary());
    assertTrue(
        lost.closed().startsWith("A closed loop says 99 of 100 within 1 ms, where so many had no"),
        lost.closed());
    Curve open = lost.curves().getFirst();
    assertEquals(20, open.refused());
    assertEquals(3, open.failed());
    assertNull(open.millis(99));
    assertEquals(161, lost.failure().length());
  }

  @Test
  void few_requests_tell_less_and_the_note_says_so() {
    LoadReport few = load(100, 3).complete(passed(true, 300, 0, 0), Optional.empty(), "");
    assertEquals(
        "Only 3 of 300 requests are beyond 99 of 100, so luck decides that figure; send for longer, or"
            + " more each second, to trust it.",
        few.note());
    assertEquals("", few.closed());
    assertEquals(90, load(20, 1).percentile());
    LoadReport one = load(1, 1).complete(passed(true, 1, 0, 0), Optional.empty(), "");
    assertEquals(
        "At 1 a second, half of the requests were answered within 1 ms and all within 1 ms.",
        one.summary());
    assertEquals("So few requests say little; send for longer, or more each second.", one.note());
  }

  @Test
  void a_document_reads_as_it_was_written() {
    LoadReport stalled = complete(passed(true, 1_000, 30, 340_000), passed(false, 820, 2, -1));
    assertEquals(stalled, LoadReport.read(stalled.json()));
  }
}
