package dev.hotpath.evidence.gc;

import dev.hotpath.evidence.gc.Collected.Pause;
import dev.hotpath.evidence.gc.Collected.Phase;
import dev.hotpath.protocol.GcRecording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector did while a benchmark ran, as the page draws it. Serialised as it stands. Times
 * are nanoseconds since the span began, sizes bytes; what nobody can tell is {@code null}.
 *
 * @param collector {@code Serial Parallel G1 ZGC Shenandoah Epsilon}
 * @param chosen why that one, a sentence
 * @param summary sentences, the most important first
 * @param notes what stands out; none where nothing does
 * @param nanos length of the span
 * @param operations of the benchmark within it
 * @param bytesPerOp allocated by an operation
 * @param allocatedPerSecond by the whole JVM
 * @param promoted to the old generation, as far as the collector tells
 * @param gcCpu processor time of the threads that collect, as a share of the whole JVM's, 0 to 1
 * @param pauseNanos all pauses together
 * @param maxHeap {@code -Xmx}
 * @param base used after a full collection, before the benchmark was set up
 * @param live used after a full collection, behind the span
 * @param kinds collections of a kind that have the same cause, most time first
 * @param lengths how many pauses were how long, shortest first
 * @param levels of the heap, in order of time
 * @param collections in order of time, the first {@link #MOST}
 * @param collectionsInAll how many there were
 * @param pauses in order of time, the longest {@link #MOST}
 * @param pausesInAll how many there were
 * @param phases beside the running program, in order of time, the first {@link #MOST}
 */
public record GcReport(
    String collector,
    String chosen,
    List<String> summary,
    List<Note> notes,
    long nanos,
    long operations,
    @Nullable Double bytesPerOp,
    @Nullable Double allocatedPerSecond,
    @Nullable Long promoted,
    @Nullable Double gcCpu,
    long pauseNanos,
    @Nullable Long maxHeap,
    @Nullable Long base,
    @Nullable Long live,
    List<Kind> kinds,
    List<Length> lengths,
    List<Level> levels,
    List<Collected> collections,
    int collectionsInAll,
    List<Pause> pauses,
    int pausesInAll,
    List<Phase> phases) {

  /** At most so many of each are told one by one. */
  public static final int MOST = 1_000;

  public GcReport {
    summary = List.copyOf(summary);
    notes = List.copyOf(notes);
    kinds = List.copyOf(kinds);
    lengths = List.copyOf(lengths);
    levels = List.copyOf(levels);
    collections = List.copyOf(collections);
    pauses = List.copyOf(pauses);
    phases = List.copyOf(phases);
  }

  /**
   * Something that stands out.
   *
   * @param key {@code system-gc small-heap full humongous promotion metaspace stall degenerated
   *     evacuation-failure cut}
   * @param text a sentence or two
   */
  public record Note(String key, String text) {}

  /**
   * Collections of a kind that have the same cause.
   *
   * @param kind as in {@link Collected}
   * @param cause as the log has it
   * @param why the cause in plain words; empty where there are none for it
   * @param pauseNanos all their pauses together
   * @param medianNanos of their pauses; {@code null} where there is none
   * @param longestNanos of their pauses; {@code null} where there is none
   */
  public record Kind(
      String kind,
      String cause,
      String why,
      int count,
      long pauseNanos,
      @Nullable Long medianNanos,
      @Nullable Long longestNanos) {}

  /** How many pauses took at least {@code from} and less than {@code to} nanoseconds. */
  public record Length(long from, long to, int pauses) {}

  /** What the heap held at a moment. */
  public record Level(long at, long used, @Nullable Long committed) {}

  /** Who chose the collector. */
  public enum Choice {
    /** The learner, in {@code jvm.options}. */
    LEARNER,
    /** The exercise. */
    EXERCISE,
    /** The JVM, by what it sees of the machine. */
    JVM
  }

  /** Draws up what a recording says. */
  public static GcReport of(GcRecording recording, Choice choice) {
    GcFigures figures = GcFigures.of(recording);
    GcLog log = figures.log();
    return new GcReport(
        figures.collector(),
        GcWords.chosen(figures.collector(), choice, recording),
        GcWords.summary(figures),
        GcNotes.of(figures),
        figures.nanos(),
        recording.operations(),
        figures.bytesPerOp(),
        figures.allocatedPerSecond(),
        figures.promoted(),
        figures.gcCpu(),
        figures.pauseNanos(),
        figures.maxHeap(),
        figures.base(),
        figures.live(),
        Pauses.kinds(log),
        Pauses.lengths(log.pauses()),
        Levels.of(figures),
        Pauses.first(log.collections()),
        log.collections().size(),
        Pauses.longest(log.pauses()),
        log.pauses().size(),
        Pauses.first(log.phases()));
  }
}
