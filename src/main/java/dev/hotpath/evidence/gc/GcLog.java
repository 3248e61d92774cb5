package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Collected.Pause;
import dev.hotpath.evidence.gc.Collected.Phase;
import dev.hotpath.evidence.gc.GcReport.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the log of {@code -Xlog:gc*} says of a span. Whoever wrote it may have written anything:
 * what is no line of the JVM's is passed over, and what is read is bounded.
 *
 * @param collections in the order in which they began
 * @param pauses of all collections, in order
 * @param phases beside the running program
 * @param levels of the heap before and after what collected it
 * @param stallNanos of each thread that had to wait for memory
 * @param lastNanos when the last line was written, since the span began
 */
record GcLog(
    List<Collected> collections,
    List<Pause> pauses,
    List<Phase> phases,
    List<Level> levels,
    List<Long> stallNanos,
    long lastNanos) {

  private static final int MAX_COLLECTIONS = 20_000;
  private static final String TRIGGER = "Trigger: ";

  /**
   * Reads one.
   *
   * @param log UTF-8
   * @param from when the span began
   * @param to when it ended
   * @param regionBytes of G1; −1 elsewhere
   */
  static GcLog read(byte[] log, long from, long to, long regionBytes) {
    Map<Integer, CollectionReader> byId = new LinkedHashMap<>();
    List<Long> stalls = new ArrayList<>();
    String trigger = "";
    long last = from;
    for (String text :
        (Iterable<String>) new String(log, StandardCharsets.UTF_8).lines()::iterator) {
      LogLine line = LogLine.parse(text).orElse(null);
      if (line == null || !line.tags().startsWith("gc")) {
        continue;
      }
      last = line.nanos() <= to ? Math.max(last, line.nanos()) : last;
      if (line.plain() && line.text().startsWith(TRIGGER)) {
        trigger = triggered(line.text());
      } else if (line.plain() && line.text().startsWith("Allocation Stall (")) {
        long nanos = Said.of(line.text()).nanos();
        if (nanos >= 0 && line.nanos() > from && line.nanos() <= to) {
          stalls.add(nanos);
        }
      } else if (line.id() >= 0) {
        CollectionReader reader = byId.get(line.id());
        if (reader == null && byId.size() < MAX_COLLECTIONS) {
          reader = new CollectionReader(line, trigger, regionBytes);
          trigger = "";
          byId.put(line.id(), reader);
        }
        if (reader != null) {
          reader.read(line);
        }
      }
    }
    List<Collected> collections = new ArrayList<>();
    List<Pause> pauses = new ArrayList<>();
    List<Phase> phases = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    for (CollectionReader reader : byId.values()) {
      reader.done(from, to, pauses, phases, levels).ifPresent(collections::add);
    }
    collections.sort(Comparator.comparingLong(Collected::at));
    pauses.sort(Comparator.comparingLong(Pause::at));
    phases.sort(Comparator.comparingLong(Phase::at));
    return new GcLog(collections, pauses, phases, levels, stalls, last - from);
  }

  /** Why Shenandoah starts: {@code Free (12M) is below minimum threshold (6M)}, or who asked. */
  private static String triggered(String text) {
    return text.contains("System.gc()") ? "System.gc()" : text.substring(TRIGGER.length());
  }
}
