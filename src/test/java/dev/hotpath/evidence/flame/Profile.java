package dev.hotpath.evidence.flame;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile written by hand. A frame is {@code owner.method:line:mode}, of which line and mode may
 * be left out; a frame that ends in a slash is the class of what was allocated.
 */
public final class Profile {

  private final Map<Frame, Integer> frames = new LinkedHashMap<>();
  private final List<Stack> stacks = new ArrayList<>();
  private final List<Elsewhere> elsewhere = new ArrayList<>();
  private long operations = 40;

  /** A stack, outermost frame first. */
  public Profile stack(long weight, String... path) {
    return stack(weight, 0, path);
  }

  /** A stack with what is counted beside its weight. */
  public Profile stack(long weight, long count, String... path) {
    int[] indices = new int[path.length];
    int[] lines = new int[path.length];
    byte[] modes = new byte[path.length];
    for (int i = 0; i < path.length; i++) {
      String[] parts = path[i].split(":");
      indices[i] = frames.computeIfAbsent(frame(parts[0]), key -> frames.size());
      lines[i] = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      modes[i] = (byte) (parts.length > 2 ? Mode.valueOf(parts[2]) : Mode.C2).ordinal();
    }
    stacks.add(new Stack(indices, lines, modes, weight, count));
    return this;
  }

  private static Frame frame(String name) {
    if (name.endsWith("/")) {
      return new Frame(name.substring(0, name.length() - 1), "");
    }
    int dot = name.lastIndexOf('.');
    return new Frame(dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1));
  }

  /** Work outside of the benchmark's call. */
  public Profile elsewhere(String cause, long weight) {
    elsewhere.add(new Elsewhere(cause, weight));
    return this;
  }

  /** How many of the benchmark it was recorded of; 0 where that is not known. */
  public Profile operations(long counted) {
    operations = counted;
    return this;
  }

  /** As samples of time. */
  public StackSamples cpu() {
    return samples("cpu", "ctimer", "samples", "", 1_000_000);
  }

  /** As bytes. */
  public StackSamples alloc() {
    return samples("alloc", "alloc", "bytes", "objects", 524_288);
  }

  /** As bytes that are still in use. */
  public StackSamples live() {
    return samples("live", "live", "bytes", "objects", 131_072);
  }

  /** As nanoseconds of waiting. */
  public StackSamples lock() {
    return samples("lock", "lock", "nanoseconds", "waits", 1);
  }

  /** As samples of time, running or not. */
  public StackSamples wall() {
    return samples("wall", "wall", "samples", "", 1_000_000);
  }

  /** As threads that were started. */
  public StackSamples threads() {
    return samples("threads", "Thread.start", "threads", "", 1);
  }

  private StackSamples samples(
      String view, String engine, String unit, String counted, long interval) {
    return new StackSamples(
        view,
        engine,
        unit,
        counted,
        interval,
        operations,
        List.copyOf(frames.keySet()),
        stacks,
        elsewhere,
        0);
  }
}
