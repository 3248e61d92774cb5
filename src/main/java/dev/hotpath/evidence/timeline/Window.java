package dev.hotpath.evidence.timeline;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a part of a timeline, as the page draws it. Serialised as it stands; times are
 * nanoseconds since the recording began, and rows are arrays to be small.
 *
 * @param length of the whole
 * @param bins equal parts of time that {@code cells} are told for
 * @param events in the whole recording
 * @param operations of the benchmark in the whole recording; 0 where nothing counted them
 * @param kept why the recording is shorter than it was to be; empty where it is not
 * @param notes what this machine did not let it see
 * @param sentences the summary of this window, the headline first; code stands between backticks
 * @param states the order of everything that is told per state
 * @param mixes shares of a bin per state, in twentieths; the first is of a thread that is not there
 * @param more threads that have no lane; {@code null} where all have
 * @param threads names of those that are referred to and have no lane
 * @param virtual {@code null} where there is no virtual thread
 * @param collections rows of start, nanoseconds, name, cause
 * @param pauses rows of start, nanoseconds, name
 * @param safepoints rows of start, nanoseconds, operation
 * @param compilations rows of start, nanoseconds, method, level, 1 for on-stack replacement
 * @param deoptimisations rows of time, 0, method, reason, action, line, stack
 * @param stacks innermost first: frame and line
 */
public record Window(
    int length,
    int from,
    int to,
    int bins,
    int events,
    long operations,
    int cores,
    String kept,
    List<String> notes,
    List<String> sentences,
    List<String> states,
    List<List<Integer>> mixes,
    List<LaneRow> lanes,
    @Nullable More more,
    List<NamedThread> threads,
    @Nullable VirtualThreads virtual,
    Rows collections,
    Rows pauses,
    Rows safepoints,
    Rows compilations,
    Rows deoptimisations,
    OwnEvents own,
    Series series,
    Totals totals,
    List<String> names,
    List<Frame> frames,
    List<List<List<Integer>>> stacks) {

  public Window {
    notes = List.copyOf(notes);
    sentences = List.copyOf(sentences);
    states = List.copyOf(states);
    mixes = List.copyOf(mixes);
    lanes = List.copyOf(lanes);
    threads = List.copyOf(threads);
    names = List.copyOf(names);
    frames = List.copyOf(frames);
    stacks = List.copyOf(stacks);
  }

  /**
   * A thread's lane.
   *
   * @param start {@code null} where it was there before
   * @param end {@code null} where it was there afterwards
   * @param nanos per state, in the window
   * @param cells count of bins, index of a mix, and so on
   * @param waits rows of start, nanoseconds, state, name of what, other thread, stack, stack of
   *     what that one did; −1 for none
   * @param allWaits whether these are all, or the longest
   * @param mounts of a carrier: rows of start, nanoseconds, virtual thread
   */
  public record LaneRow(
      int thread,
      String name,
      String kind,
      @Nullable Integer start,
      @Nullable Integer end,
      List<Long> nanos,
      List<Integer> cells,
      List<List<Integer>> waits,
      boolean allWaits,
      List<List<Integer>> mounts,
      boolean allMounts) {
    public LaneRow {
      nanos = List.copyOf(nanos);
      cells = List.copyOf(cells);
      waits = List.copyOf(waits);
      mounts = List.copyOf(mounts);
    }
  }

  /** Threads without a lane, together. */
  public record More(int threads, int virtual, List<Long> nanos) {
    public More {
      nanos = List.copyOf(nanos);
    }
  }

  /** A thread and its name, as an array. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"thread", "name"})
  public record NamedThread(int thread, String name) {}

  /**
   * Virtual threads, all of them.
   *
   * @param threads that lived in the window
   * @param alive most at once, per bin
   * @param mounted on a carrier on average, per bin; empty where nobody knows
   */
  public record VirtualThreads(
      int threads, int started, int ended, List<Integer> alive, List<Double> mounted) {
    public VirtualThreads {
      alive = List.copyOf(alive);
      mounted = List.copyOf(mounted);
    }
  }

  /**
   * Things that the JVM did.
   *
   * @param all whether the rows are all, or the longest
   * @param count of all in the window
   * @param nanos of all, as far as they are in the window
   */
  public record Rows(boolean all, int count, long nanos, List<List<Integer>> rows) {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** Events of the program's own. */
  public record OwnEvents(
      boolean all, int count, long nanos, List<OwnKind> kinds, List<OwnRow> rows) {
    public OwnEvents {
      kinds = List.copyOf(kinds);
      rows = List.copyOf(rows);
    }
  }

  /** Those of one class, all in the window. */
  public record OwnKind(String type, String label, int count, long nanos, int longest) {}

  /**
   * One of them.
   *
   * @param nanos 0 for an instant
   * @param fields name and value each
   */
  public record OwnRow(
      int start, int nanos, int thread, int kind, List<List<String>> fields, int stack) {
    public OwnRow {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Figures over time, as points.
   *
   * @param heapUsed time, bytes
   * @param heapCommitted time, bytes
   * @param allocation time, bytes a second since the point before
   * @param busy time, threads running and ready, on average since the point before
   * @param cpu time, shares of all cores: user, system, the machine
   */
  public record Series(
      List<List<Number>> heapUsed,
      List<List<Number>> heapCommitted,
      List<List<Number>> allocation,
      List<List<Number>> busy,
      List<List<Number>> cpu) {
    public Series {
      heapUsed = List.copyOf(heapUsed);
      heapCommitted = List.copyOf(heapCommitted);
      allocation = List.copyOf(allocation);
      busy = List.copyOf(busy);
      cpu = List.copyOf(cpu);
    }
  }

  /**
   * Sums over the window.
   *
   * @param threads of the program that lived in it, carriers aside
   * @param busy cores that they kept busy on average; {@code null} where nobody counted
   * @param nanos per state, of the program's threads; of carriers only what they ran
   * @param jvmBusy as {@code busy}, of the JVM's own threads
   * @param allocated bytes
   * @param samples of time on a core
   * @param waits the heaviest
   */
  public record Totals(
      int threads,
      @Nullable Double busy,
      List<Long> nanos,
      @Nullable Double jvmBusy,
      long allocated,
      int samples,
      List<Wait> waits) {
    public Totals {
      nanos = List.copyOf(nanos);
      waits = List.copyOf(waits);
    }
  }

  /**
   * Waits of the program's threads that are alike.
   *
   * @param what class, file or socket that was waited for; empty where unknown
   * @param share of all their time
   * @param holder who mostly was in the way, and what that one did; {@code null} where unknown
   */
  public record Wait(
      String state,
      String what,
      long nanos,
      int count,
      int threads,
      double share,
      @Nullable Place place,
      @Nullable Holder holder) {}

  /**
   * Who held what others waited for.
   *
   * @param state {@code null} where it ran
   */
  public record Holder(int thread, String name, @Nullable String state, @Nullable Place place) {}

  /** A line of code. */
  public record Place(String name, @Nullable String file, int line) {}

  /**
   * A method.
   *
   * @param kind whose code, as in a flame graph
   * @param file of the exercise, or {@code null}
   */
  public record Frame(String name, String kind, @Nullable String file) {}
}
