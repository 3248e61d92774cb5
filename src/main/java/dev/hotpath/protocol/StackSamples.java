package dev.hotpath.protocol;

import java.util.List;
import java.util.Objects;

/**
 * What a sampling profiler saw, aggregated: each distinct stack once, with its weight.
 *
 * <p>A worker may send anything that can be written as such a record; what passes its checks can be
 * summed up and drawn without running over.
 *
 * @param view a key of {@code exercise.View}: {@code cpu alloc live lock wall threads}
 * @param engine the event that really ran, such as {@code cpu-clock} or {@code ctimer}
 * @param unit of the weights: {@code samples bytes nanoseconds threads}
 * @param counted what stands behind the weights and is counted beside them: {@code objects waits};
 *     empty where the weights are counts themselves
 * @param interval between two samples, in nanoseconds for time, in bytes for allocation; 1 where
 *     each event is recorded
 * @param operations of the benchmark while it was recorded, to tell what one costs; 0 where nothing
 *     counted them
 * @param frames methods, referred to by index
 * @param elsewhere weight of samples outside of the benchmark's own call, per cause
 * @param dropped weight of the rarest stacks, left out to stay within bounds
 */
public record StackSamples(
    String view,
    String engine,
    String unit,
    String counted,
    long interval,
    long operations,
    List<Frame> frames,
    List<Stack> stacks,
    List<Elsewhere> elsewhere,
    long dropped) {

  /** At most so many distinct stacks. */
  public static final int MAX_STACKS = 20_000;

  /** At most so many frames in a stack. */
  public static final int MAX_DEPTH = 512;

  /** At most so many frames in all stacks together. */
  public static final int MAX_ENTRIES = 2_000_000;

  /** Sums stay exact in a page's numbers up to here. */
  private static final long MAX_WEIGHT = 1L << 53;

  private static final int MAX_WORD = 64;
  private static final int MAX_CAUSES = 64;

  public StackSamples {
    frames = List.copyOf(frames);
    stacks = List.copyOf(stacks);
    elsewhere = List.copyOf(elsewhere);
    for (String word : List.of(view, engine, unit, counted)) {
      check(word.length() <= MAX_WORD, "a word of %d characters", word.length());
    }
    check(stacks.size() <= MAX_STACKS, "%d stacks", stacks.size());
    check(elsewhere.size() <= MAX_CAUSES, "%d causes", elsewhere.size());
    check(interval > 0, "an interval of %d", interval);
    check(operations >= 0, "%d operations", operations);
    check(dropped >= 0, "%d left out", dropped);
    long entries = 0;
    long weight = dropped;
    long count = 0;
    for (Stack stack : stacks) {
      for (int frame : stack.frames()) {
        Objects.checkIndex(frame, frames.size());
      }
      entries += stack.frames().length;
      weight = sum(weight, stack.weight());
      count = sum(count, stack.count());
    }
    check(entries <= MAX_ENTRIES, "%d frames", entries);
    for (Elsewhere cause : elsewhere) {
      check(cause.cause().length() <= MAX_WORD, "a cause of %d", cause.cause().length());
      weight = sum(weight, cause.weight());
    }
  }

  private static long sum(long sum, long weight) {
    check(weight >= 0 && weight <= MAX_WEIGHT - sum, "a weight of %d", weight);
    return sum + weight;
  }

  private static void check(boolean fine, String what, long value) {
    if (!fine) {
      throw new IllegalArgumentException("samples with " + what.formatted(value));
    }
  }

  /** How the JVM ran a frame. */
  public enum Mode {
    INTERPRETED,
    C1,
    C2,
    INLINED,
    NATIVE
  }

  /**
   * A method, or what stands at the top of an allocation: the class of what was allocated.
   *
   * @param owner binary name of the class, or the library of a native function; may be empty
   * @param name of the method; empty for an allocated class
   */
  public record Frame(String owner, String name) {}

  /**
   * A distinct stack, outermost frame first.
   *
   * @param frames indices into the list of frames
   * @param lines line of each frame; 0 where unknown
   * @param modes ordinals of {@link Mode}, one per frame
   * @param weight in the unit of the samples
   * @param count of what stands behind the weight; 0 where it is a count itself
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Stack(int[] frames, int[] lines, byte[] modes, long weight, long count) {

    private static final int MODES = Mode.values().length;

    public Stack {
      if (frames.length > MAX_DEPTH) {
        throw new IllegalArgumentException("a stack of " + frames.length + " frames");
      }
      if (lines.length != frames.length || modes.length != frames.length) {
        throw new IllegalArgumentException("a stack needs a line and a mode for each frame");
      }
      for (byte mode : modes) {
        Objects.checkIndex(mode, MODES);
      }
    }

    /** A stack of which there is nothing but its weight. */
    public Stack(int[] frames, int[] lines, byte[] modes, long weight) {
      this(frames, lines, modes, weight, 0);
    }
  }

  /** Work outside of the benchmark's call: the collector, the JIT compilers. */
  public record Elsewhere(String cause, long weight) {}
}
