package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.GcReport.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What stands out of what a collector did, with what follows from it. */
final class GcNotes {

  // More than half of the heap alive, and little is left to allocate from.
  private static final double TIGHT = 0.6;
  private static final double BUSY = 0.2;

  // Survivors of a young collection that are worth a word.
  private static final double MANY_SURVIVE = 0.05;
  private static final long FEW_BYTES = 1 << 20;

  private static final Predicate<Collected> ASKED = one -> one.cause().equals("System.gc()");
  private static final Predicate<Collected> FULL = one -> one.kind().equals("full");

  private final GcFigures figures;
  private final List<Note> notes = new ArrayList<>();

  private GcNotes(GcFigures figures) {
    this.figures = figures;
  }

  /** The most pressing first. */
  static List<Note> of(GcFigures figures) {
    GcNotes all = new GcNotes(figures);
    all.cut();
    all.asked();
    all.fullHeap();
    all.failures();
    all.humongous();
    all.promotion();
    all.metaspace();
    return all.notes;
  }

  private void add(String key, String text, Object... values) {
    notes.add(new Note(key, text.formatted(values)));
  }

  private void cut() {
    if (figures.recording().cut()) {
      add(
          "cut",
          "There were more collections than can be shown: the log tells of the first %s of %s.",
          Words.time(figures.toldNanos()),
          Words.time(figures.nanos()));
    }
  }

  private void asked() {
    int count = figures.count(ASKED);
    if (count > 0) {
      add(
          "system-gc",
          "%s because the program calls System.gc(): %s of pauses that no lack of memory asked for.",
          count == 1 ? "One of them is" : String.format(Locale.ROOT, "%,d of them are", count),
          Words.time(figures.pauseNanos(ASKED)));
    }
  }

  private void fullHeap() {
    int full = figures.count(FULL.and(ASKED.negate()));
    int degenerated = figures.count(one -> one.kind().equals("degenerated"));
    Double cpu = figures.gcCpu();
    boolean busy =
        full > 0
            || degenerated > 0
            || !figures.log().stallNanos().isEmpty()
            || (cpu != null && cpu > BUSY && figures.count(ASKED.negate()) > 0);
    Long live = figures.live();
    Long max = figures.maxHeap();
    if (busy && live != null && max != null && live > TIGHT * max) {
      add(
          "small-heap",
          "The heap is too small for what stays alive: %s of %s (%s). Each collection looks at all of"
              + " that and frees little. A larger heap (-Xmx) has fewer collections, and so has keeping"
              + " less.",
          Words.size(live),
          Words.size(max),
          Words.percent((double) live / max));
    } else if (full > 0) {
      add(
          "full",
          "%s of the whole heap, %s in all, because %s. A full collection is a last resort: the program"
              + " stands still until every object was looked at.",
          Words.count(full, "full collection"),
          Words.time(figures.pauseNanos(FULL.and(ASKED.negate()))),
          "the old generation had no room left");
    }
  }

  private void failures() {
    List<Long> stalls = figures.log().stallNanos();
    if (!stalls.isEmpty()) {
      add(
          "stall",
          "A thread had to wait for memory %s, %s in all: the program allocates faster than the"
              + " collector frees. Such a wait is no pause, and the program stands still all the same.",
          GcWords.times(stalls.size()),
          Words.time(stalls.stream().mapToLong(Long::longValue).sum()));
    }
    int degenerated = figures.count(one -> one.kind().equals("degenerated"));
    if (degenerated > 0) {
      add(
          "degenerated",
          "%s the heap was full before a cycle beside the program was done, and the rest of it was done"
              + " with the program stopped.",
          upper(GcWords.times(degenerated)));
    }
    int failed =
        figures.count(
            one -> one.lines().stream().anyMatch(line -> line.contains("(Evacuation Failure")));
    if (failed > 0) {
      add(
          "evacuation-failure",
          "%s G1 had no room to copy survivors to, and left them where they were, which takes longer.",
          upper(GcWords.times(failed)));
    }
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void humongous() {
    long regions = figures.humongousRegions();
    long regionBytes = figures.recording().regionBytes();
    if (regions > 0 && regionBytes > 0) {
      add(
          "humongous",
          "Humongous objects took %,d regions of %s. An object of more than half a region (%s) gets"
              + " regions of its own, is never moved, and what is left over in the last one stays empty."
              + " Smaller buffers, or ones that are used again, avoid it.",
          regions,
          Words.size(regionBytes),
          Words.size(regionBytes / 2.0));
    }
  }

  private void promotion() {
    Long promoted = figures.promoted();
    Long allocated = figures.allocated();
    if (promoted != null
        && allocated != null
        && promoted > FEW_BYTES
        && promoted > MANY_SURVIVE * allocated) {
      add(
          "promotion",
          "%s of what is allocated outlives the young collections and moves to the old generation. A"
              + " young collection pays for what survives, not for what is dropped; and the old"
              + " generation fills up.",
          Words.percent((double) promoted / allocated));
    }
  }

  private void metaspace() {
    int count = figures.count(one -> one.cause().startsWith("Metadata GC"));
    if (count > 0) {
      add(
          "metaspace",
          "%s for the metaspace, where classes are, not for the heap: the program loads or makes"
              + " classes while it runs.",
          count == 1 ? "One of them is" : String.format(Locale.ROOT, "%,d of them are", count));
    }
  }
}
