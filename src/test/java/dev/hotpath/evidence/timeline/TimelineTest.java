package dev.hotpath.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.timeline.Window.LaneRow;
import dev.hotpath.evidence.timeline.Window.Wait;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.TraceKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What windows of a timeline say, of traces whose every number is known. */
class TimelineTest {

  private static final int MILLI = 1_000_000;

  private final Given given = new Given();

  private static Map<String, Long> millis(List<Long> nanos) {
    return IntStream.range(0, nanos.size())
        .filter(state -> nanos.get(state) != 0)
        .boxed()
        .collect(
            Collectors.toMap(
                state -> State.keys().get(state), state -> Math.round(nanos.get(state) / 1e6)));
  }

  private static LaneRow lane(Window window, int thread) {
    return window.lanes().stream()
        .filter(lane -> lane.thread() == thread)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_threads_states_fill_its_life_and_each_half_of_it() {
    int thread = given.thread("worker", ThreadKind.PLATFORM, 100, 900);
    given.event(TraceKind.SLEEPING, 200, 400, thread).event(TraceKind.PARKED, 450, 600, thread);
    Timeline timeline = given.timeline();
    assertEquals(
        Map.of("active", 450L, "sleeping", 200L, "parked", 150L),
        millis(lane(timeline.overview(), thread).nanos()));
    assertEquals(
        Map.of("active", 150L, "sleeping", 200L, "parked", 50L),
        millis(lane(timeline.window(0, 500 * MILLI, 10), thread).nanos()));
    assertEquals(
        Map.of("active", 300L, "parked", 100L),
        millis(lane(timeline.window(500 * MILLI, 1_000 * MILLI, 10), thread).nanos()));
  }

  @Test
  void what_the_kernel_counted_is_shared_out_over_the_time_without_a_wait() {
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    given.event(TraceKind.PARKED, 0, 500, thread).scheduled(thread, 60, 25);
    // In the half in which it was parked it can't have run; what was counted there comes late.
    Window window = given.timeline().window(600 * MILLI, 1_000 * MILLI, 4);
    assertEquals(
        Map.of("running", 240L, "ready", 100L, "unseen", 60L),
        millis(lane(window, thread).nanos()));
    assertEquals(0.6, Objects.requireNonNull(window.totals().busy()), 1e-9);
    List<Integer> mix = window.mixes().get(lane(window, thread).cells().get(1));
    assertEquals(List.of(12, 5, 0, 0, 0, 0, 0, 0, 0, 3), mix);
  }

  @Test
  void time_in_line_for_a_core_that_is_counted_when_it_is_over_counts_for_when_it_was() {
    int thread = given.thread("starved", ThreadKind.PLATFORM);
    for (int i = 0; i < 10; i++) {
      boolean last = i == 9;
      given.event(
          TraceKind.SCHEDULED,
          100 * i,
          100 * (i + 1),
          thread,
          last ? 50 * MILLI : 0,
          last ? 650 * MILLI : 0,
          -1);
    }
    given.event(TraceKind.PARKED, 0, 300, thread);
    assertEquals(
        Map.of("parked", 300L, "ready", 650L, "running", 50L),
        millis(lane(given.timeline().overview(), thread).nanos()));
  }

  @Test
  void without_the_kernels_counters_running_and_ready_are_one_and_nobody_is_called_busy() {
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    Window window = given.event(TraceKind.SLEEPING, 0, 250, thread).timeline().overview();
    assertEquals(Map.of("active", 750L, "sleeping", 250L), millis(lane(window, thread).nanos()));
    assertNull(window.totals().busy());
    assertEquals("1 thread.", window.sentences().getFirst());
  }

  @Test
  void a_wait_within_another_counts_once() {
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    given
        .event(TraceKind.PARKED, 100, 300, thread)
        .event(TraceKind.PINNED, 100, 300, thread)
        .event(TraceKind.IO, 150, 350, thread);
    assertEquals(
        Map.of("pinned", 200L, "io", 50L, "active", 750L),
        millis(lane(given.timeline().overview(), thread).nanos()));
  }

  @Test
  void cells_cover_the_window_and_say_where_a_thread_is_not() {
    int thread = given.thread("worker", ThreadKind.PLATFORM, 250, 750);
    Window window =
        given.event(TraceKind.SLEEPING, 500, 600, thread).timeline().window(0, 1_000 * MILLI, 4);
    List<Integer> cells = lane(window, thread).cells();
    int bins = IntStream.range(0, cells.size()).filter(i -> i % 2 == 0).map(cells::get).sum();
    List<List<Integer>> mixes =
        IntStream.range(0, cells.size())
            .filter(i -> i % 2 == 1)
            .mapToObj(i -> window.mixes().get(cells.get(i)))
            .toList();
    assertEquals(window.bins(), bins);
    assertEquals(
        List.of(
            List.of(),
            List.of(0, 0, 20, 0, 0, 0, 0, 0, 0, 0),
            List.of(0, 0, 12, 0, 0, 0, 8, 0, 0, 0),
            List.of()),
        mixes);
  }

  @Test
  void a_lock_is_told_in_words_with_who_held_it_and_what_that_one_did() {
    Window window = Given.ledger().overview();
    assertEquals("3 threads.", window.sentences().getFirst());
    assertTrue(
        window
            .sentences()
            .contains(
                "40 % of their time blocked, to enter a monitor of `bank.Lock` in `Ledger.book`,"
                    + " held by `auditor`, which read or wrote in `Ledger.audit` meanwhile."),
        () -> window.sentences().toString());
    Wait blocked =
        window.totals().waits().stream()
            .filter(wait -> wait.state().equals("blocked"))
            .findFirst()
            .orElseThrow();
    assertEquals(1_200L * MILLI, blocked.nanos());
    assertEquals(2, blocked.count());
    assertEquals(2, blocked.threads());
    assertEquals(new Window.Place("bank.Ledger.book", "src/Ledger.java", 12), blocked.place());
  }

  @Test
  void a_lane_names_the_holders_stack_beside_its_own() {
    Window window = Given.ledger().overview();
    List<Integer> wait = lane(window, 1).waits().getFirst();
    assertEquals("bank.Lock", window.names().get(wait.get(3)));
    assertEquals(0, wait.get(LaneRows.OTHER));
    assertEquals("bank.Ledger.book", innermost(window, wait.get(5)));
    assertEquals("java.net.SocketInputStream.read", innermost(window, wait.get(6)));
  }

  private static String innermost(Window window, int stack) {
    return window.frames().get(window.stacks().get(stack).getFirst().getFirst()).name();
  }

  @Test
  void a_card_has_the_waits_by_stack_and_who_was_in_the_way() {
    ThreadCard card = Given.ledger().card(1, 0, 500 * MILLI);
    ThreadCard.Waited waited = card.waits().getFirst();
    assertEquals(400L * MILLI, waited.nanos());
    assertEquals(700 * MILLI, waited.longest());
    ThreadCard.HeldBy holder = waited.holders().getFirst();
    assertEquals("auditor", holder.name());
    assertEquals("io", holder.state());
    assertEquals(1, card.samples());
    assertEquals(12, card.hot().getFirst().line());
  }

  @Test
  void a_range_has_the_flame_graph_of_its_own_samples() {
    Timeline timeline = Given.ledger();
    FlameGraph whole = timeline.flame(0, timeline.nanos());
    assertEquals(2, whole.total());
    assertEquals(7, whole.operations());
    FlameGraph half = timeline.flame(0, 500 * MILLI);
    assertEquals(1, half.total());
    assertEquals(0, half.operations());
    assertEquals("src/Ledger.java", half.lines().getFirst().file());
    assertEquals(0, timeline.flame(100 * MILLI, 200 * MILLI).total());
  }

  @Test
  void virtual_threads_are_active_while_a_carrier_has_them() {
    int carrier = given.thread("carrier", ThreadKind.CARRIER);
    int virtual = given.thread("", ThreadKind.VIRTUAL, 200, 800);
    given
        .event(TraceKind.MOUNTED, 200, 300, carrier, -1, virtual)
        .event(TraceKind.SLEEPING, 300, 500, virtual)
        .event(TraceKind.PARKED, 500, 600, virtual)
        .event(TraceKind.MOUNTED, 600, 800, carrier, -1, virtual);
    Timeline timeline = given.timeline();
    Window window = timeline.window(0, 1_000 * MILLI, 10);
    assertEquals(
        Map.of("active", 300L, "sleeping", 200L, "parked", 100L),
        millis(lane(window, virtual).nanos()));
    Window.VirtualThreads counts = Objects.requireNonNull(window.virtual());
    assertEquals(List.of(0, 0, 1, 1, 1, 1, 1, 1, 0, 0), counts.alive());
    assertEquals(List.of(0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0), counts.mounted());
    assertEquals(
        List.of(new ThreadCard.Mounted(carrier, "carrier", 300L * MILLI, 2)),
        timeline.card(virtual, 0, timeline.nanos()).mounted());
    assertEquals("1 virtual thread.", window.sentences().getFirst());
  }

  @Test
  void what_is_kept_says_the_same_as_what_was_taken() {
    Timeline timeline = Given.ledger();
    Timeline again = Timeline.read(timeline.packed());
    assertEquals(timeline.overview(), again.overview());
    assertEquals(timeline.card(1, 0, 700), again.card(1, 0, 700));
    assertEquals(new String(timeline.export()), new String(again.export()));
    assertThrows(IllegalArgumentException.class, () -> Timeline.read(new byte[] {1, 2, 3}));
  }

  @Test
  void a_recording_that_was_cut_short_says_for_how_long_it_was_kept_and_why() {
    given.thread("worker", ThreadKind.PLATFORM);
    assertEquals(
        "Kept 1.00 s of 2.00 s: the recording had reached 24 MB",
        given
            .cut("the recording had reached 24 MB")
            .timeline()
            .overview()
            .kept()
            .replaceAll("\\.$", ""));
  }

  @Test
  void the_longest_are_drawn_where_there_is_no_room_for_all() {
    int thread = given.thread("worker", ThreadKind.PLATFORM);
    for (int i = 0; i < 3_000; i++) {
      given.event(TraceKind.PARKED, i * 0.3, i * 0.3 + (i % 3 + 1) * 0.05, thread);
    }
    Window window = given.timeline().overview();
    LaneRow lane = lane(window, thread);
    assertFalse(lane.allWaits());
    assertEquals(2_000, lane.waits().size());
    assertTrue(lane.waits().stream().allMatch(wait -> wait.get(1) >= 99_999));
    assertTrue(lane(given.timeline().window(0, 100 * MILLI, 10), thread).allWaits());
  }

  @Test
  void other_tools_get_a_track_for_each_thread() {
    JsonNode trace = JsonMapper.builder().build().readTree(Given.ledger().export());
    List<String> boxes =
        trace
            .path("traceEvents")
            .valueStream()
            .filter(event -> event.path("ph").asString().equals("X"))
            .map(event ->
                "%s %s %s %s"
                    .formatted(
                        event.path("tid"),
                        event.path("name").asString(),
                        event.path("ts"),
                        event.path("args").path("what").asString("")))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "2 io 0.0 read from db:5432",
            "3 blocked 100000.0 bank.Lock",
            "4 blocked 300000.0 bank.Lock"),
        boxes);
  }
}
