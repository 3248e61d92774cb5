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
import one.jfr.event.Event;
import org.jspecify.annotations.Nullable;

/** Aggregates async-profiler's JFR recording into stacks. */
public final class Recording {

  private static final int JFR_INTERPRETED = 0;
  private static final int JFR_C2 = 1;
  private static final int JFR_INLINED = 2;
  private static final int JFR_C1 = 6;

  private final JfrReader reader;
  // The method that stacks start at; null where they are taken whole.
  private final @Nullable Frame root;
  // Of the benchmark's package, and of the classes that JMH generated for it there.
  private final String packagePrefix;
  private final String generatedPrefix;
  private final Map<Frame, Integer> frames = new LinkedHashMap<>();
  private final Map<Long, Frame> frameOfMethod = new HashMap<>();
  private final Map<Integer, Integer> outermostOfTrace = new HashMap<>();

  private Recording(JfrReader reader, @Nullable Frame root) {
    this.reader = reader;
    this.root = root;
    String owner = root == null ? "" : root.owner();
    packagePrefix = owner.substring(0, owner.lastIndexOf('.') + 1);
    generatedPrefix = packagePrefix + "jmh_generated.";
  }

  /**
   * What a benchmark did: stacks start at its method. Those of other threads that run the
   * exercise's code start at its outermost frame, and what has none is told by cause alone.
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
   * @param interval between two samples, in nanoseconds for time, in bytes for allocation; 1 where
   *     each event is recorded
   * @param operations of the benchmark while it was recorded; 0 where nothing counts them
   */
  public StackSamples samples(String view, String engine, long interval, long operations)
      throws IOException {
    frames.clear();
    outermostOfTrace.clear();
    EventKind kind = EventKind.of(view);
    Map<Key, Sum> sums = new HashMap<>();
    Map<String, Long> elsewhere = new TreeMap<>();
    for (Event event; (event = reader.readEvent(kind.event())) != null; ) {
      long weight = kind.weight(event, interval);
      StackTrace trace = reader.stackTraces.get(event.stackTraceId);
      int outermost =
          outermostOfTrace.computeIfAbsent(
              event.stackTraceId, id -> trace == null ? -1 : outermost(trace, kind));
      if (outermost >= 0) {
        sums.computeIfAbsent(new Key(event.stackTraceId, kind.tip(event)), key -> new Sum())
            .add(weight, kind.count(event, weight));
      } else {
        String thread = reader.threads.get(event.tid);
        elsewhere.merge(kind.withElsewhere() ? cause(thread) : "harness", weight, Long::sum);
      }
    }
    // Waits are written in ticks.
    double scale = kind == EventKind.LOCK ? reader.nanosPerTick : 1;
    List<Map.Entry<Key, Sum>> heaviestFirst = new ArrayList<>(sums.entrySet());
    heaviestFirst.sort(
        Map.Entry.comparingByValue(Comparator.comparingLong((Sum sum) -> sum.weight).reversed()));
    List<Stack> kept = new ArrayList<>();
    long entries = 0;
    long dropped = 0;
    for (Map.Entry<Key, Sum> entry : heaviestFirst) {
      StackTrace trace = reader.stackTraces.get(entry.getKey().trace);
      int outermost = outermostOfTrace.getOrDefault(entry.getKey().trace, 0);
      long weight = (long) (entry.getValue().weight * scale);
      entries += outermost + 2;
      if (kept.size() < StackSamples.MAX_STACKS && entries <= StackSamples.MAX_ENTRIES) {
        long count = Math.round(entry.getValue().count);
        kept.add(stack(trace, outermost, entry.getKey().tip, weight, count));
      } else {
        dropped += weight;
      }
    }
    return new StackSamples(
        view,
        engine,
        kind.unit(),
        kind.counted(),
        interval,
        operations,
        List.copyOf(frames.keySet()),
        kept,
        elsewhere.entrySet().stream()
            .map(e -> new Elsewhere(e.getKey(), (long) (e.getValue() * scale)))
            .toList(),
        dropped);
  }

  /**
   * A stack as the recording numbers it.
   *
   * @param tip class of the object or lock; −1 for none
   */
  private record Key(int trace, long tip) {}

  private static final class Sum {

    private long weight;
    private double count;

    private void add(long weight, double count) {
      this.weight += weight;
      this.count += count;
    }
  }

  /**
   * Index of the frame that a stack starts at, −1 where it has nothing of the exercise; JFR lists
   * the innermost frame first.
   */
  private int outermost(StackTrace trace, EventKind kind) {
    if (root == null) {
      return trace.methods.length - 1;
    }
    int exercise = -1;
    boolean harness = false;
    for (int i = trace.methods.length - 1; i >= 0; i--) {
      Frame frame = frame(trace.methods[i]);
      if (frame.equals(root)) {
        return i;
      } else if (frame.owner().startsWith(generatedPrefix)) {
        harness = true;
      } else if (exercise < 0 && frame.owner().startsWith(packagePrefix)) {
        exercise = i;
      }
    }
    // Where JMH calls the exercise's code and not its benchmark, that is set-up.
    return harness && !kind.withSetUp() ? -1 : exercise;
  }

  private Stack stack(StackTrace trace, int outermost, long tip, long weight, long count) {
    int room = tip < 0 ? StackSamples.MAX_DEPTH : StackSamples.MAX_DEPTH - 1;
    int depth = Math.min(outermost + 1, room);
    int all = tip < 0 ? depth : depth + 1;
    int[] indices = new int[all];
    int[] lines = new int[all];
    byte[] modes = new byte[all];
    for (int i = 0; i < depth; i++) {
      int at = outermost - i;
      indices[i] = index(frame(trace.methods[at]));
      lines[i] = trace.locations[at] >>> 16;
      modes[i] = (byte) mode(trace.types[at]).ordinal();
    }
    if (tip >= 0) {
      indices[depth] = index(new Frame(className(tip), ""));
      modes[depth] = (byte) Mode.NATIVE.ordinal();
    }
    return new Stack(indices, lines, modes, weight, count);
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
