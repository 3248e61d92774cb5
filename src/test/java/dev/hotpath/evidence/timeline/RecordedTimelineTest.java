package dev.hotpath.evidence.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.timeline.Window.LaneRow;
import dev.hotpath.evidence.timeline.Window.OwnRow;
import dev.hotpath.evidence.timeline.Window.VirtualThreads;
import dev.hotpath.evidence.timeline.Window.Wait;
import dev.hotpath.worker.trace.TraceReader;
import dev.hotpath.worker.trace.Tracer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in which a timeline has something of everything to show, and one in which it has not,
 * both under the real recorder in this JVM.
 */
@Timeout(60)
class RecordedTimelineTest {

  private static final String HERE = "dev.hotpath.evidence.timeline";
  private static final long AT_LEAST_NANOS = 20_000_000; // of the 30 ms that each wait is to take

  @TempDir static Path folder;
  private static Timeline planted = new Given().timeline();
  private static Timeline nothing = planted;

  private interface Program {
    void run() throws IOException, InterruptedException;
  }

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    planted = recorded("PlantedWaits.all", PlantedWaits::all);
    nothing = recorded("RecordedTimelineTest.computes", RecordedTimelineTest::computes);
  }

  private static Timeline recorded(String method, Program program)
      throws IOException, InterruptedException {
    Tracer tracer = new Tracer(folder, 64 << 20);
    tracer.start();
    program.run();
    tracer.stop();
    TraceReader.Read read = TraceReader.read(tracer, HERE + "." + method, 1_000, 1);
    return Timeline.of(
        read.trace(), read.events(), HERE, List.of("src/PlantedWaits.java", "src/Nothing.java"));
  }

  private static int x;

  private static void computes() throws InterruptedException {
    Thread.ofPlatform().name("computer").start(RecordedTimelineTest::compute).join();
  }

  private static void compute() {
    long end = System.nanoTime() + 200_000_000;
    while (System.nanoTime() < end) {
      x = 31 * x + 1;
    }
  }

  private static LaneRow lane(Window window, String name) {
    return window.lanes().stream()
        .filter(lane -> lane.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                name + " in " + window.lanes().stream().map(LaneRow::name).toList()));
  }

  private static long nanos(LaneRow lane, State state) {
    return lane.nanos().get(state.ordinal());
  }

  private static Wait heaviest(Window window, State state, String method) {
    return window.totals().waits().stream()
        .filter(wait -> wait.state().equals(state.key()))
        .filter(wait -> wait.place() != null && wait.place().name().equals(HERE + "." + method))
        .findFirst()
        .orElseThrow(() -> new AssertionError(state + " in " + window.totals().waits()));
  }

  @Test
  void a_lock_held_across_io_is_told_with_its_holder_and_what_that_one_did() {
    Window window = planted.overview();
    Wait blocked = heaviest(window, State.BLOCKED, "PlantedWaits.book");
    assertEquals("java.lang.Object", blocked.what());
    assertTrue(blocked.nanos() >= AT_LEAST_NANOS, () -> blocked.nanos() + " ns");
    assertEquals("src/PlantedWaits.java", Objects.requireNonNull(blocked.place()).file());
    Window.Holder holder = Objects.requireNonNull(blocked.holder());
    assertEquals("auditor", holder.name());
    assertEquals("io", holder.state());
    assertEquals(HERE + ".PlantedWaits.audit", Objects.requireNonNull(holder.place()).name());
    Wait io = heaviest(window, State.IO, "PlantedWaits.audit");
    assertTrue(io.what().startsWith("read from "), io::what);
  }

  @Test
  void sleeping_and_waiting_at_a_queue_are_told_apart() {
    Window window = planted.overview();
    assertTrue(nanos(lane(window, "sleeper"), State.SLEEPING) >= AT_LEAST_NANOS);
    assertTrue(nanos(lane(window, "consumer"), State.PARKED) >= AT_LEAST_NANOS);
    Wait parked = heaviest(window, State.PARKED, "PlantedWaits.take");
    assertTrue(parked.what().startsWith("java.util.concurrent."), parked::what);
  }

  @Test
  void a_virtual_thread_that_keeps_its_carrier_is_pinned_on_both_lanes() {
    Window window = planted.overview();
    LaneRow pinned = lane(window, "pinned");
    assertEquals("virtual", pinned.kind());
    assertTrue(nanos(pinned, State.PINNED) >= AT_LEAST_NANOS, () -> pinned.nanos().toString());
    int carrier =
        pinned.waits().stream()
            .filter(wait -> wait.get(2) == State.PINNED.ordinal())
            .mapToInt(wait -> wait.get(LaneRows.OTHER))
            .findFirst()
            .orElse(-1);
    LaneRow on =
        window.lanes().stream().filter(lane -> lane.thread() == carrier).findFirst().orElseThrow();
    assertEquals("carrier", on.kind());
    assertTrue(nanos(on, State.PINNED) >= AT_LEAST_NANOS);
    assertTrue(
        window.sentences().stream().anyMatch(text -> text.contains("kept its carrier")),
        () -> window.sentences().toString());
  }

  @Test
  void virtual_threads_are_counted_and_each_is_found_on_a_carrier() {
    VirtualThreads virtual = Objects.requireNonNull(planted.overview().virtual());
    assertEquals(PlantedWaits.VIRTUAL + 1, virtual.started());
    assertEquals(PlantedWaits.VIRTUAL + 1, virtual.ended());
    int most = virtual.alive().stream().mapToInt(Integer::intValue).max().orElse(0);
    assertEquals(PlantedWaits.VIRTUAL, most);
    int carried = 0;
    int slept = 0;
    for (int thread = 0; thread < planted.threads(); thread++) {
      ThreadCard card = planted.card(thread, 0, planted.nanos());
      if (card.kind().equals("virtual")) {
        carried += card.mounted().isEmpty() ? 0 : 1;
        slept += card.nanos().get(State.SLEEPING.ordinal()) >= AT_LEAST_NANOS ? 1 : 0;
      }
    }
    assertEquals(PlantedWaits.VIRTUAL, slept);
    assertTrue(carried >= PlantedWaits.VIRTUAL * 0.95, carried + " have a carrier");
  }

  @Test
  void events_of_the_programs_own_come_with_their_fields_as_text() {
    Window.OwnEvents own = planted.overview().own();
    assertEquals(PlantedWaits.TRANSFERS, own.count());
    assertEquals("bank.Transfer", own.kinds().getFirst().type());
    assertEquals("Transfer", own.kinds().getFirst().label());
    OwnRow last = own.rows().getLast();
    assertEquals(
        List.of(
            List.of("account", "<b>savings</b>"),
            List.of("amount", "" + (PlantedWaits.TRANSFERS - 1))),
        last.fields());
  }

  @Test
  void pauses_of_the_collector_are_told_with_their_cause_and_the_heap_before_and_after() {
    Window window = planted.overview();
    assertTrue(window.pauses().count() > 0);
    assertTrue(
        window.collections().rows().stream()
            .map(row -> window.names().get(row.get(3)))
            .anyMatch("System.gc()"::equals),
        () -> window.names().toString());
    assertTrue(window.safepoints().count() >= window.pauses().count());
    assertFalse(window.series().heapUsed().isEmpty());
    assertTrue(window.totals().allocated() > 0);
  }

  @Test
  void a_program_that_only_computes_has_none_of_it() {
    Window window = nothing.overview();
    assertEquals(0, window.own().count());
    assertEquals(0, window.pauses().count());
    assertTrue(
        window.totals().waits().stream()
            .noneMatch(wait -> wait.place() != null && wait.place().file() != null),
        () -> window.totals().waits().toString());
    assertTrue(
        window.lanes().stream().allMatch(lane -> nanos(lane, State.PINNED) == 0),
        () -> window.sentences().toString());
  }

  @Test
  void a_program_that_only_computes_was_on_a_core_or_ready_for_one() {
    Window window = nothing.overview();
    LaneRow lane = lane(window, "computer");
    assertTrue(nanos(lane, State.RUNNING) > 0, () -> window.notes().toString());
    // On a busy machine it is ready for as long as it has no core.
    long told = lane.nanos().stream().mapToLong(Long::longValue).sum();
    assertTrue(nanos(lane, State.UNSEEN) < 0.3 * told, () -> lane.nanos().toString());
    Double busy = Objects.requireNonNull(window.totals().busy());
    assertTrue(busy > 0 && busy <= window.cores(), () -> busy + " cores");
    assertTrue(window.totals().samples() > 0);
    assertTrue(
        nothing.flame(0, nothing.nanos()).methods().stream()
            .map(method -> nothing.flame(0, nothing.nanos()).frames().get(method.frame()).name())
            .anyMatch((HERE + ".RecordedTimelineTest.compute")::equals));
  }

  @Test
  void a_thread_that_waits_beyond_both_ends_is_seen_waiting_all_the_time()
      throws IOException, InterruptedException {
    Object monitor = new Object();
    Thread idle =
        Thread.ofPlatform()
            .name("idle")
            .start(() -> {
              synchronized (monitor) {
                try {
                  monitor.wait();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
    while (idle.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    Timeline timeline = recorded("Nothing.all", RecordedTimelineTest::computes);
    idle.interrupt();
    idle.join();
    LaneRow lane = lane(timeline.overview(), "idle");
    assertEquals(timeline.nanos(), nanos(lane, State.WAITING), () -> lane.nanos().toString());
    assertNull(lane.start());
    assertNull(lane.end());
  }
}
