package dev.hotpath.protocol;

import java.util.List;
import java.util.Objects;

/**
 * What a sampling profiler saw, aggregated: each distinct stack once, with its weight.
 *
 * @param view {@code cpu} or {@code alloc}
 * @param engine the event that really ran, such as {@code cpu-clock} or {@code ctimer}
 * @param unit of the weights: {@code samples} or {@code bytes}
 * @param interval between two samples, in nanoseconds for time, in bytes for allocation
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
    long interval,
    long operations,
    List<Frame> frames,
    List<Stack> stacks,
    List<Elsewhere> elsewhere,
    long dropped) {

  public StackSamples {
    frames = List.copyOf(frames);
    stacks = List.copyOf(stacks);
    elsewhere = List.copyOf(elsewhere);
    for (Stack stack : stacks) {
      for (int frame : stack.frames()) {
        Objects.checkIndex(frame, frames.size());
      }
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
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Stack(int[] frames, int[] lines, byte[] modes, long weight) {

    private static final int MODES = Mode.values().length;

    public Stack {
      if (lines.length != frames.length || modes.length != frames.length) {
        throw new IllegalArgumentException("a stack needs a line and a mode for each frame");
      }
      for (byte mode : modes) {
        Objects.checkIndex(mode, MODES);
      }
    }
  }

  /** Work outside of the benchmark's call: the collector, the JIT compilers. */
  public record Elsewhere(String cause, long weight) {}
}
