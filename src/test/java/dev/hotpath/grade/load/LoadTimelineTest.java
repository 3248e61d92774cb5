package dev.hotpath.grade.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hotpath.protocol.JobEvent.LoadMoment;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latency over time, as it becomes known, and what is not believed of it. */
class LoadTimelineTest {

  /** Two requests in each stretch of 50 ms. */
  private static final double RATE = 40;

  private final LoadTimeline open = new LoadTimeline(true, RATE, 1);

  private static LoadMoment moment(boolean open, int due, int... told) {
    int half = told.length / 2;
    return new LoadMoment(
        open,
        due,
        IntStream.range(0, half).map(i -> told[2 * i]).toArray(),
        IntStream.range(0, half).map(i -> told[2 * i + 1]).toArray());
  }

  private static void add(LoadTimeline timeline, LoadMoment moment) {
    assertEquals(Optional.empty(), timeline.add(moment));
  }

  @Test
  void a_request_stands_where_it_was_due_and_not_where_its_answer_came() {
    add(open, moment(true, 4, 0, 1_000, 1, 2_000, 3, 4_000));
    LoadNow first = open.now();
    assertEquals(
        List.of(
            new LoadBucket(0, 2, 2, 0, 0, 0, 1.0, 2.0, 2.0),
            new LoadBucket(1, 2, 1, 0, 0, 0, 4.0, 4.0, 4.0)),
        first.buckets());
    assertEquals(1, first.waiting());
    assertEquals(0.1, first.seconds(), 1e-9);

    add(open, moment(true, 20, 2, 300_000));
    LoadNow later = open.now();
    assertEquals(new LoadBucket(1, 2, 2, 0, 0, 0, 4.0, 300.0, 300.0), later.buckets().getFirst());
    assertEquals(
        IntStream.range(1, 10).boxed().toList(),
        later.buckets().stream().map(LoadBucket::index).toList(),
        "the first stretch is as it was, and not told again");
  }

  @Test
  void what_has_no_answer_is_told_apart_and_counts_as_never_answered_so_far() {
    add(
        open,
        moment(true, 7, 0, 1_000, 1, LoadPassed.REFUSED, 2, LoadPassed.FAILED, 3, LoadPassed.SHED));
    LoadNow now = open.now();
    assertEquals(
        List.of(7, 1, 3, 1, 1, 1),
        List.of(now.due(), now.answered(), now.waiting(), now.refused(), now.failed(), now.shed()));
    assertNull(now.p50(), "of four one was answered");
    add(open, moment(true, 7, 4, 3_000, 5, 2_000));
    assertEquals(3.0, open.now().p50());
    assertNull(open.now().p99());
  }

  @Test
  void before_anything_is_known_there_is_no_figure() {
    add(open, moment(true, 0));
    assertEquals(new LoadNow("open", 0, 0, 0, 0, 0, 0, 0, null, null, List.of()), open.now());
  }

  @Test
  void a_client_that_waits_sends_no_sooner_than_it_has_its_answer() {
    LoadTimeline closed = new LoadTimeline(false, RATE, 1);
    // The second takes 300 ms: what was due meanwhile is sent when that is over, and stands there.
    add(closed, moment(false, 4, 0, 1_000, 1, 300_000, 2, 1_000));
    LoadNow now = closed.now();
    assertEquals("closed", now.loop());
    assertEquals(
        List.of(
            new LoadBucket(0, 2, 2, 0, 0, 0, 1.0, 300.0, 300.0),
            new LoadBucket(6, 2, 1, 0, 0, 0, 1.0, 1.0, 1.0)),
        now.buckets());
    assertEquals(0.326, now.seconds(), 1e-9);
  }

  @Test
  void the_end_says_the_same_as_all_moments_together() {
    int[] micros = {900, LoadPassed.UNANSWERED, LoadPassed.SHED, 1_100, 5_000, 800};
    LoadTrack track = LoadTimeline.of(new LoadPassed(true, micros, ""), 6, 1);
    LoadTimeline watched = new LoadTimeline(true, 6, 1);
    add(watched, moment(true, 3, 2, LoadPassed.SHED));
    add(watched, moment(true, 6, 0, 900, 3, 1_100));
    add(watched, moment(true, 6, 4, 5_000, 5, 800));
    assertEquals(watched.now().buckets(), track.buckets());
    assertEquals("open", track.loop());
    assertEquals(new LoadBucket(3, 1, 0, 0, 0, 0, null, null, null), track.buckets().get(1));
  }

  @ParameterizedTest
  @CsvSource({"1, 50", "3, 50", "3.5, 100", "6, 100", "7, 250", "15, 250"})
  void stretches_are_as_long_as_a_picture_needs(double seconds, int millis) {
    assertEquals(millis, LoadTimeline.bucketMillis(seconds));
  }

  @Test
  void the_last_request_of_the_longest_and_fastest_has_a_place() {
    LoadTimeline long15 = new LoadTimeline(true, 5_000, 15);
    add(long15, moment(true, 75_000, 74_999, 7));
    assertEquals(59, long15.now().buckets().getLast().index());
  }

  @Test
  void what_can_not_be_is_not_believed() {
    add(open, moment(true, 4, 0, 900));
    assertEquals(Optional.of("it reported 3 requests as due, of 40"), open.add(moment(true, 3)));
    assertEquals(Optional.of("it reported 41 requests as due, of 40"), open.add(moment(true, 41)));
    for (int request : new int[] {0, 4, -1}) {
      assertEquals(
          Optional.of("it reported request %d twice, or before it was due".formatted(request)),
          open.add(moment(true, 4, request, 900)));
    }
    for (int outcome : new int[] {LoadPassed.UNANSWERED, -5}) {
      assertEquals(
          Optional.of("it reported an answer after %d µs".formatted(outcome)),
          open.add(moment(true, 4, 3, outcome)));
    }
    assertEquals(
        Optional.of("it reported requests without what became of them"),
        open.add(new LoadMoment(true, 4, new int[] {3}, new int[0])));
  }
}
