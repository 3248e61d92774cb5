package dev.hotpath.evidence.gc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.gc.Collected.Pause;
import dev.hotpath.evidence.gc.GcReport.Length;
import dev.hotpath.evidence.gc.GcReport.Note;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words and figures of logs that are short enough to be counted by hand. */
class GcReportTest {

  private static final String YOUNG = "Pause Young (Allocation Failure)";
  private static final String FULL = "Pause Full (Allocation Failure)";

  private static List<String> notes(GcReport report) {
    return report.notes().stream().map(Note::key).toList();
  }

  private static String plain(List<String> sentences) {
    return String.join(" ", sentences).replace('\u00a0', ' ');
  }

  @Test
  void a_summary_says_how_often_for_how_long_and_what_is_left() {
    WrittenLog log = new WrittenLog("Serial").each(9_912, 100_000);
    IntStream.range(0, 4).forEach(i -> log.pause(100 * i + 50, 1 + i, YOUNG, 14, 4, 16));
    GcReport report = log.report();
    assertEquals(
        "4 young collections in 1 s. The program stood still 4 times: for 2.5 ms as a rule, 4 ms at"
            + " most, 1 % of the time in all. It allocates 9,912 B an operation, 945 MB a second."
            + " Collecting took 3 % of the processor time. A full collection leaves 4 MB, of which"
            + " 3 MB were there before your code; the heap may grow to 64 MB.",
        plain(report.summary()));
    assertEquals(List.of(), report.notes());
    Collected first = report.collections().getFirst();
    assertEquals(50_000_000, first.at());
    assertEquals(1_000_000, first.pauseNanos());
    assertEquals(
        List.of("[0.651s][info][gc] GC(0) Pause Young (Allocation Failure) 14M->4M(16M) 1.000ms"),
        first.lines());
    assertNull(first.promoted(), "nothing says so");
  }

  @Test
  void what_is_before_and_behind_the_span_does_not_count() {
    GcReport report =
        new WrittenLog("Serial")
            .pause(-20, 5, YOUNG, 14, 4, 16)
            .pause(500, 1, YOUNG, 14, 4, 16)
            .pause(1_000.5, 5, "Pause Full (System.gc())", 14, 4, 16)
            .report();
    assertEquals(1, report.collectionsInAll());
    assertEquals(1_000_000, report.pauseNanos());
    assertEquals(List.of(), report.notes());
  }

  @Test
  void none_means_one_of_three_things() {
    assertEquals(
        "No collection in 1 s: it allocates 0 B an operation.",
        plain(new WrittenLog("G1").each(0.001, 5).report().summary().subList(0, 1)));
    assertEquals(
        "No collection in 1 s: it allocates 40 B an operation, 39 KB in all, and there was room for"
            + " that.",
        plain(new WrittenLog("G1").each(40, 1_000).report().summary().subList(0, 1)));
    assertEquals(
        "Epsilon never collects: what is allocated stays. In 1 s that were 5 MB; the heap would be"
            + " full 11 s later.",
        plain(new WrittenLog("Epsilon").each(1 << 20, 5).report().summary().subList(0, 1)));
  }

  @Test
  void only_the_growth_of_the_old_generation_in_young_collections_is_promotion() {
    GcReport report =
        new WrittenLog("Serial")
            .each(1 << 20, 100)
            .generations(100, 2, 12, 14, 13)
            .pause(100, 1, YOUNG, 14, 13, 64)
            .generations(200, 12, 3, 14, 3)
            .pause(200, 9, FULL, 14, 3, 64)
            .generations(300, 3, 4, 14, 5)
            .pause(300, 1, YOUNG, 14, 5, 64)
            .report();
    assertEquals(11 << 20, report.promoted());
    assertEquals(List.of("full", "promotion"), notes(report));
    assertTrue(plain(report.summary()).contains("; 11 MB lived long enough to be promoted."));
    assertTrue(
        report.notes().getLast().text().startsWith("11\u00a0% of what is allocated outlives"));
  }

  @Test
  void a_heap_that_is_nearly_full_of_what_lives_is_too_small() {
    WrittenLog log = new WrittenLog("Serial").pause(100, 9, FULL, 63, 60, 64);
    assertEquals(List.of("small-heap"), notes(log.live(60, 64).report()));
    assertEquals(List.of("full"), notes(log.live(20, 64).report()));
  }

  @Test
  void what_the_classes_need_is_told_from_what_the_objects_need() {
    GcReport report =
        new WrittenLog("G1")
            .pause(100, 1, "Pause Young (Concurrent Start) (Metadata GC Threshold)", 9, 4, 64)
            .pause(200, 1, "Pause Young (Mixed) (G1 Evacuation Pause)", 9, 4, 64)
            .pause(
                300,
                1,
                "Pause Young (Normal) (G1 Evacuation Pause) (Evacuation Failure: Allocation)",
                9,
                9,
                64)
            .report();
    assertEquals(List.of("evacuation-failure", "metaspace"), notes(report));
    assertEquals(
        List.of("Metadata GC Threshold", "G1 Evacuation Pause", "G1 Evacuation Pause"),
        report.collections().stream().map(Collected::cause).toList());
    assertEquals(
        List.of("young", "mixed", "young"),
        report.collections().stream().map(Collected::kind).toList());
  }

  @Test
  void a_thread_that_waits_for_memory_is_told_although_that_is_no_pause() {
    GcReport report =
        new WrittenLog("Z")
            .line(10, "gc", "GC(7) Minor Collection (Allocation Rate)")
            .line(11, "gc,phases   ", "GC(7) Y: Pause Mark Start 0.010ms")
            .line(20, "gc,phases   ", "GC(7) Y: Concurrent Mark 8.500ms")
            .line(40, "gc", "GC(7) Minor Collection (Allocation Rate) 60M(94%)->8M(12%) 0.030s")
            .line(41, "gc", "Allocation Stall (main) 21.000ms")
            .report();
    assertEquals(List.of("stall"), notes(report));
    assertTrue(
        report.notes().getFirst().text().contains("wait for memory once, 21\u00a0ms in all"));
    assertEquals("ZGC", report.collector());
    Collected one = report.collections().getFirst();
    assertEquals("minor", one.kind());
    assertEquals(10_000, one.pauseNanos());
    assertEquals(60 << 20, one.before());
    assertEquals(2, one.lines().size());
    assertEquals(8_500_000, report.phases().getFirst().nanos());
    assertEquals(11_500_000, report.phases().getFirst().at());
  }

  @Test
  void a_cycle_beside_the_program_is_one_with_its_pauses() {
    GcReport report =
        new WrittenLog("G1")
            .line(10, "gc", "GC(3) Concurrent Mark Cycle")
            .line(20, "gc", "GC(3) Pause Remark 40M->38M(64M) 1.200ms")
            .line(30, "gc", "GC(3) Pause Cleanup 39M->39M(64M) 0.100ms")
            .line(32, "gc", "GC(3) Concurrent Mark Cycle 22.000ms")
            .report();
    assertEquals(1, report.collectionsInAll());
    assertEquals("concurrent", report.collections().getFirst().kind());
    assertEquals(
        List.of("Pause Remark", "Pause Cleanup"),
        report.pauses().stream().map(Pause::what).toList());
    assertEquals(1_300_000, report.pauseNanos());
    assertEquals(22_000_000, report.phases().getFirst().nanos());
  }

  @Test
  void pauses_are_counted_by_length_without_gaps() {
    WrittenLog log = new WrittenLog("Serial");
    List.of(0.2, 0.499, 0.5, 0.5, 4.0).forEach(millis -> log.pause(100, millis, YOUNG, 9, 4, 16));
    assertEquals(
        List.of(
            new Length(200_000, 500_000, 2),
            new Length(500_000, 1_000_000, 2),
            new Length(1_000_000, 2_000_000, 0),
            new Length(2_000_000, 5_000_000, 1)),
        log.report().lengths());
  }

  @Test
  void who_chose_the_collector_is_said() {
    assertEquals(
        "G1, the JVM’s own choice: it sees 2 processors and 8,000 MB of memory. With one processor, or"
            + " less than 1,792 MB, it would be Serial.",
        plain(List.of(new WrittenLog("G1").report().chosen())));
    assertEquals(
        "Serial, the JVM’s own choice: it sees 1 processor and 8,000 MB of memory, and takes G1 from 2"
            + " processors and 1,792 MB on.",
        plain(List.of(new WrittenLog("Serial").processors(1).report().chosen())));
    assertEquals(
        "ZGC, as this exercise says: -XX:+UseZGC.",
        GcReport.of(new WrittenLog("Z").recording(), GcReport.Choice.EXERCISE).chosen());
  }

  @Test
  void a_log_that_was_cut_is_told_of_as_far_as_it_goes() {
    GcReport report =
        new WrittenLog("Serial")
            .pause(99, 1, YOUNG, 9, 4, 16)
            .pause(199, 1, YOUNG, 9, 4, 16)
            .cut()
            .report();
    assertEquals(List.of("cut"), notes(report));
    assertTrue(
        plain(report.summary()).startsWith("2 young collections in 200 ms."),
        plain(report.summary()));
  }
}
