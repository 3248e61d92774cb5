package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Collected.Pause;
import dev.hotpath.evidence.gc.Collected.Phase;
import dev.hotpath.evidence.gc.GcReport.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of one collection, whichever collector wrote them. */
final class CollectionReader {

  private static final int MAX_LINES = 24;
  private static final int MAX_PARTS = 64;
  private static final String SYSTEM_GC = "System.gc()";

  // Of several pauses the one that weighs most says what it was.
  private static final List<String> KINDS =
      List.of("", "concurrent", "young", "mixed", "minor", "major", "degenerated", "full");

  private final int id;
  private final HeapReader heap;
  private final List<String> lines = new ArrayList<>();
  private final List<Timed> pauses = new ArrayList<>();
  private final List<Timed> phases = new ArrayList<>();
  private long first;
  private long last;
  private String kind = "";
  private String cause;
  private boolean young;
  private boolean old; // then its growth is not what was promoted

  private record Timed(String what, long start, long nanos) {
    static Timed of(LogLine line, Said said) {
      return new Timed(said.what(), line.nanos() - said.nanos(), said.nanos());
    }
  }

  /**
   * @param line the first
   * @param cause where its own lines don't name one
   * @param regionBytes of G1; −1 elsewhere
   */
  CollectionReader(LogLine line, String cause, long regionBytes) {
    id = line.id();
    first = line.nanos();
    last = line.nanos();
    this.cause = cause;
    heap = new HeapReader(regionBytes);
  }

  void read(LogLine line) {
    first = Math.min(first, line.nanos());
    last = Math.max(last, line.nanos());
    switch (line.tags()) {
      case "gc" -> {
        if (line.plain() && lines.size() < MAX_LINES) {
          lines.add(line.printed());
        }
        said(line, Said.of(line.text()));
      }
      case "gc,phases" -> {
        // ZGC's; what others say here are parts of a pause.
        if (Said.ofGeneration(line.text())) {
          timed(line, Said.of(Said.withoutGeneration(line.text())));
        }
      }
      case "gc,start" -> cause(Said.of(line.text()));
      case "gc,heap" -> heap.part(line.text());
      case "gc,metaspace" -> heap.metaspace(line.text());
      default -> {}
    }
  }

  private void said(LogLine line, Said said) {
    cause(said);
    if (!said.ended()) {
      return;
    }
    timed(line, said);
    said.heap().ifPresent(change -> heap.whole(Timed.of(line, said).start, line.nanos(), change));
    if (said.is("Pause")) {
      kind(kindOf(said));
      young |= said.is("Pause Young");
      old |= said.is("Pause Full") || said.groups().contains("Mixed");
    } else if (said.is("Concurrent")) {
      kind("concurrent");
    } else if (said.is("Minor Collection") || said.is("Major Collection")) {
      kind(said.is("Minor Collection") ? "minor" : "major");
      first = Math.min(first, line.nanos() - said.nanos());
    }
  }

  private void timed(LogLine line, Said said) {
    List<Timed> parts = said.is("Pause") ? pauses : phases;
    if (said.ended() && (said.is("Pause") || said.is("Concurrent")) && parts.size() < MAX_PARTS) {
      parts.add(Timed.of(line, said));
    }
  }

  private static String kindOf(Said pause) {
    if (pause.is("Pause Full")) {
      return "full";
    } else if (pause.is("Pause Degenerated")) {
      return "degenerated";
    } else if (pause.is("Pause Young")) {
      return pause.groups().contains("Mixed") ? "mixed" : "young";
    }
    return "concurrent"; // Remark and Cleanup of G1, and what Shenandoah stops for
  }

  private void kind(String other) {
    kind = KINDS.indexOf(other) > KINDS.indexOf(kind) ? other : kind;
  }

  /** In the last brackets, but for what G1 adds when it ran out of room to copy to. */
  private void cause(Said said) {
    List<String> groups =
        said.groups().stream().filter(group -> !group.startsWith("Evacuation Failure")).toList();
    boolean names =
        said.is("Pause Young")
            || said.is("Pause Full")
            || said.is("Minor Collection")
            || said.is("Major Collection");
    if (groups.contains(SYSTEM_GC)) {
      cause = SYSTEM_GC;
    } else if (names && !groups.isEmpty()) {
      cause = groups.getLast();
    }
  }

  /**
   * What it was.
   *
   * @param from when the span began
   * @param to when it ended
   * @param pausesSeen told of each that began within the span
   * @param phasesSeen told of each that the span has a part of
   * @param levels told of the heap before and after
   * @return empty where the span has no part of it, or the log does not say what it was
   */
  Optional<Collected> done(
      long from, long to, List<Pause> pausesSeen, List<Phase> phasesSeen, List<Level> levels) {
    long start = first;
    for (Timed pause : pauses) {
      start = Math.min(start, pause.start);
    }
    if (kind.isEmpty() || last <= from || start >= to) {
      return Optional.empty();
    }
    long paused = 0;
    for (Timed pause : pauses) {
      if (pause.start >= from && pause.start < to) {
        pausesSeen.add(new Pause(id, kind, pause.what, pause.start - from, pause.nanos));
        paused += pause.nanos;
      }
    }
    for (Timed phase : phases) {
      if (phase.start < to && phase.start + phase.nanos > from) {
        phasesSeen.add(new Phase(id, phase.what, phase.start - from, phase.nanos));
      }
    }
    heap.levels(from, levels);
    boolean tellsPromotion = (young && !old) || kind.equals("minor") || kind.equals("major");
    return Optional.of(
        new Collected(
            id,
            kind,
            cause,
            start - from,
            last - start,
            paused,
            heap.before(),
            heap.after(),
            heap.committed(),
            tellsPromotion ? heap.promoted() : null,
            heap.humongousBefore(),
            heap.humongousAfter(),
            heap.metaspace(),
            lines));
  }
}
