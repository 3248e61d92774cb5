package dev.hotpath.profiler;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import one.jfr.ClassRef;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;
import one.jfr.event.AllocationSample;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;
import org.jspecify.annotations.Nullable;

/** Aggregates async-profiler's JFR recording into stacks. */
public final class Recording {

  private static final int MAX_STACKS = 20_000;
  private static final int MAX_DEPTH = 512;
  private static final int JFR_INTERPRETED = 0;
  private static final int JFR_C2 = 1;
  private static final int JFR_INLINED = 2;
  private static final int JFR_C1 = 6;

  private final JfrReader reader;
  // The method that stacks start at; null where they are taken whole.
  private final @Nullable Frame root;
  private final Map<Frame, Integer> frames = new LinkedHashMap<>();
  private final Map<Long, Frame> frameOfMethod = new HashMap<>();

  private Recording(JfrReader reader, @Nullable Frame root) {
    this.reader = reader;
    this.root = root;
  }

  /**
   * What a benchmark did: stacks start at its method, and what has it not on its stack is told by
   * cause alone.
   *
   * @param benchmark {@code package.Class.method}
   */
  public static Recording ofBenchmark(JfrReader reader, String benchmark) {
    int dot = benchmark.lastIndexOf('.');
    return new Recording(
        reader, new Frame(benchmark.substring(0, dot), benchmark.substring(dot + 1)));
  }

  /** What a whole JVM did, each stack from its thread's first frame. */
  public static Recording ofJvm(JfrReader reader) {
    return new Recording(reader, null);
  }

  /**
   * Reads the events of one view.
   *
   * @param interval between two samples, in nanoseconds for time, in bytes for allocation
   * @param operations of the benchmark while it was recorded; 0 where nothing counts them
   */
  public StackSamples samples(String view, String engine, long interval, long operations)
      throws IOException {
    frames.clear();
    boolean allocation = view.equals("alloc");
    Map<Key, long[]> weights = new HashMap<>();
    Map<String, Long> elsewhere = new TreeMap<>();
    Class<? extends Event> kind = allocation ? AllocationSample.class : ExecutionSample.class;
    for (Event event : reader.readAllEvents(kind)) {
      long weight = allocation ? event.value() : event.samples();
      StackTrace trace = reader.stackTraces.get(event.stackTraceId);
      int outermost = trace == null ? -1 : outermost(trace);
      if (trace == null || outermost < 0) {
        elsewhere.merge(cause(reader.threads.get(event.tid)), weight, Long::sum);
      } else {
        long allocated = allocation ? event.classId() : -1;
        weights.computeIfAbsent(new Key(event.stackTraceId, allocated), key -> new long[1])[0] +=
            weight;
      }
    }
    List<Stack> stacks = new ArrayList<>();
    weights.forEach((key, weight) -> {
      StackTrace trace = reader.stackTraces.get(key.trace);
      stacks.add(stack(trace, outermost(trace), key.allocated, weight[0]));
    });
    stacks.sort(Comparator.comparingLong(Stack::weight).reversed());
    List<Stack> kept = stacks.subList(0, Math.min(MAX_STACKS, stacks.size()));
    long dropped =
        stacks.subList(kept.size(), stacks.size()).stream().mapToLong(Stack::weight).sum();
    return new StackSamples(
        view,
        engine,
        allocation ? "bytes" : "samples",
        interval,
        operations,
        List.copyOf(frames.keySet()),
        kept,
        elsewhere.entrySet().stream().map(e -> new Elsewhere(e.getKey(), e.getValue())).toList(),
        dropped);
  }

  private record Key(int trace, long allocated) {}

  /** Index of the outermost call of the root; JFR lists the innermost frame first. */
  private int outermost(StackTrace trace) {
    if (root == null) {
      return trace.methods.length - 1;
    }
    for (int i = trace.methods.length - 1; i >= 0; i--) {
      if (frame(trace.methods[i]).equals(root)) {
        return i;
      }
    }
    return -1;
  }

  private Stack stack(StackTrace trace, int outermost, long allocated, long weight) {
    int innermost = Math.max(0, outermost - MAX_DEPTH + 1);
    int depth = outermost - innermost + 1;
    int all = allocated < 0 ? depth : depth + 1;
    int[] indices = new int[all];
    int[] lines = new int[all];
    byte[] modes = new byte[all];
    for (int i = 0; i < depth; i++) {
      int at = outermost - i;
      indices[i] = index(frame(trace.methods[at]));
      lines[i] = trace.locations[at] >>> 16;
      modes[i] = (byte) mode(trace.types[at]).ordinal();
    }
    if (allocated >= 0) {
      indices[depth] = index(new Frame(className(allocated), ""));
      modes[depth] = (byte) Mode.NATIVE.ordinal();
    }
    return new Stack(indices, lines, modes, weight);
  }

  private int index(Frame frame) {
    Integer known = frames.get(frame);
    if (known == null) {
      known = frames.size();
      frames.put(frame, known);
    }
    return known;
  }

  private Frame frame(long method) {
    return frameOfMethod.computeIfAbsent(
        method,
        id -> {
          MethodRef ref = reader.methods.get(id);
          return ref == null
              ? new Frame("", "unknown")
              : new Frame(className(ref.cls), symbol(ref.name));
        });
  }

  private String className(long id) {
    ClassRef type = reader.classes.get(id);
    String name = type == null ? "" : symbol(type.name);
    int dimensions = 0;
    while (name.startsWith("[")) {
      name = name.substring(1);
      dimensions++;
    }
    if (dimensions > 0) {
      name = element(name);
    }
    // A lambda's class ends in an address that differs from run to run.
    return name.replace('/', '.').replaceFirst("[.+]0x[0-9a-f]+(\\.\\d+)?$", "")
        + "[]".repeat(dimensions);
  }

  private static String element(String descriptor) {
    return switch (descriptor) {
      case "B" -> "byte";
      case "C" -> "char";
      case "D" -> "double";
      case "F" -> "float";
      case "I" -> "int";
      case "J" -> "long";
      case "S" -> "short";
      case "Z" -> "boolean";
      default ->
          descriptor.startsWith("L") && descriptor.endsWith(";")
              ? descriptor.substring(1, descriptor.length() - 1)
              : descriptor;
    };
  }

  private String symbol(long id) {
    byte[] bytes = reader.symbols.get(id);
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static Mode mode(byte type) {
    return switch (type) {
      case JFR_INTERPRETED -> Mode.INTERPRETED;
      case JFR_C1 -> Mode.C1;
      case JFR_C2 -> Mode.C2;
      case JFR_INLINED -> Mode.INLINED;
      default -> Mode.NATIVE;
    };
  }

  /** What a thread that doesn't run the benchmark is for. */
  private static String cause(@Nullable String thread) {
    if (thread == null) {
      return "other";
    } else if (thread.contains("GC") || thread.equals("VM Thread")) {
      return "garbage collection";
    } else if (thread.contains("Compiler")) {
      return "JIT compilation";
    }
    return "harness";
  }
}
