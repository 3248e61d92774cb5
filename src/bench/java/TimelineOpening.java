import dev.hotpath.evidence.timeline.Timeline;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import dev.hotpath.protocol.TraceEvents;
import dev.hotpath.protocol.TraceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long it takes to open a timeline of two million events, and how large its answers are.
 *
 * <p>An invented second of 64 threads and 5,000 virtual ones that wait, run and hold locks. Printed
 * is each step once, in a JVM that did it never before, as the first learner to open one after a
 * start has it, and the median of further ones. "Open" is to read what is kept and make the first
 * picture of it; a window is any later one, of a tenth and of a thousandth of the time.
 *
 * <p>From the repository, with JDK 25, and built:
 *
 * <pre>
 * java -Xmx512m -cp target/hotpath/hotpath.jar src/bench/java/TimelineOpening.java [EVENTS]
 * </pre>
 */
final class TimelineOpening {

  private static final int NANOS = 1_000_000_000;
  private static final int PLATFORM = 64;
  private static final int VIRTUAL = 5_000;
  private static final int STACKS = 2_000;
  private static final int ROUNDS = 9;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TimelineOpening() {}

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : Trace.MAX_EVENTS;
    List<TraceEvents> parts = parts(events);
    Trace trace = trace(parts.stream().mapToInt(TraceEvents::size).sum());
    List<String> paths = List.of("src/Ledger.java");
    System.out.printf(Locale.ROOT, "%,d events%n", trace.events());
    byte[] kept = Timeline.of(trace, parts, "bank", paths).packed();
    time("put in order and keep", () -> Timeline.of(trace, parts, "bank", paths).packed());
    System.out.printf(Locale.ROOT, "%-28s %,9d bytes%n", "kept", kept.length);
    time("open", () -> JSON.writeValueAsBytes(Timeline.read(kept).overview()));
    Timeline timeline = Timeline.read(kept);
    size("first picture", JSON.writeValueAsBytes(timeline.overview()));
    int tenth = NANOS / 10;
    window(timeline, "window of a tenth", tenth);
    window(timeline, "window of a thousandth", NANOS / 1_000);
    time("card of a thread", () -> JSON.writeValueAsBytes(timeline.card(3, 0, NANOS)));
    time("flame graph of all", () -> JSON.writeValueAsBytes(timeline.flame(0, NANOS)));
    size("for Perfetto", timeline.export());
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%-28s %,9d MB%n",
        "heap with all of this",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static void window(Timeline timeline, String what, int nanos) throws Exception {
    int from = NANOS / 10;
    Callable<byte[]> window =
        () -> JSON.writeValueAsBytes(timeline.window(from, from + nanos, 1_000));
    time(what, window);
    size(what, window.call());
  }

  private static void time(String what, Callable<byte[]> step) throws Exception {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      step.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT, "%-28s %9.0f ms at first, %.0f ms after%n", what, first, millis[ROUNDS / 2]);
  }

  private static void size(String what, byte[] json) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(json);
    }
    System.out.printf(
        Locale.ROOT, "%-28s %,9d bytes, %,d compressed%n", what, json.length, packed.size());
  }

  /** Waits, mounts, samples and counters of an invented second. */
  private static List<TraceEvents> parts(int events) {
    SplittableRandom random = new SplittableRandom(42);
    List<int[]> rows = new ArrayList<>(events);
    int perThread = events / (PLATFORM + 2);
    TraceKind[] waits = {
      TraceKind.PARKED, TraceKind.BLOCKED, TraceKind.SLEEPING, TraceKind.IO, TraceKind.WAITING
    };
    for (int thread = 0; thread < PLATFORM; thread++) {
      int step = NANOS / perThread;
      for (int i = 0; i < perThread; i++) {
        int stack = random.nextInt(STACKS);
        TraceKind kind = waits[stack % waits.length]; // a line waits for one thing, in one way
        int other = kind == TraceKind.BLOCKED ? random.nextInt(PLATFORM) : -1;
        int length = 1 + random.nextInt(step);
        row(rows, kind, i * step, length, thread, stack % 100, other, stack);
      }
    }
    for (int i = 0; rows.size() < events; i++) {
      int start = random.nextInt(NANOS - 20_000_000);
      switch (i % 4) {
        case 0 ->
            row(
                rows,
                TraceKind.SAMPLED,
                start,
                0,
                random.nextInt(PLATFORM),
                -1,
                -1,
                random.nextInt(STACKS));
        case 1 ->
            row(rows, TraceKind.COMPILED, start, 1_000_000, PLATFORM, random.nextInt(100), 4, 0);
        case 2 ->
            row(
                rows,
                TraceKind.MOUNTED,
                start,
                20_000,
                PLATFORM + 1,
                -1,
                PLATFORM + 2 + random.nextInt(VIRTUAL),
                -1);
        default -> row(rows, TraceKind.HEAP, start, 0, -1, random.nextInt(1 << 18), 1 << 18, -1);
      }
    }
    List<TraceEvents> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += TraceEvents.MAX) {
      parts.add(part(rows.subList(from, Math.min(rows.size(), from + TraceEvents.MAX))));
    }
    return parts;
  }

  private static void row(
      List<int[]> rows,
      TraceKind kind,
      int start,
      int nanos,
      int thread,
      int what,
      int other,
      int stack) {
    rows.add(new int[] {kind.ordinal(), start, nanos, thread, what, other, stack});
  }

  private static TraceEvents part(List<int[]> rows) {
    byte[] kinds = new byte[rows.size()];
    int[][] columns = new int[6][rows.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = (byte) rows.get(i)[0];
      for (int column = 0; column < columns.length; column++) {
        columns[column][i] = rows.get(i)[column + 1];
      }
    }
    return new TraceEvents(
        kinds, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
  }

  private static Trace trace(int events) {
    SplittableRandom random = new SplittableRandom(7);
    List<TracedThread> threads = new ArrayList<>();
    for (int i = 0; i < PLATFORM; i++) {
      threads.add(new TracedThread("worker-" + i, ThreadKind.PLATFORM, -1, -1, -1, -1));
    }
    threads.add(new TracedThread("C2 CompilerThread0", ThreadKind.JIT, -1, -1, -1, -1));
    threads.add(new TracedThread("ForkJoinPool-1-worker-1", ThreadKind.CARRIER, -1, -1, -1, -1));
    for (int i = 0; i < VIRTUAL; i++) {
      int start = random.nextInt(NANOS / 2);
      threads.add(
          new TracedThread(
              "", ThreadKind.VIRTUAL, start, start + random.nextInt(NANOS / 2), -1, -1));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add("bank.part" + i % 7 + ".Lock" + i);
    }
    List<StackSamples.Frame> frames = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String type = i % 3 == 0 ? "bank.Ledger" : "java.util.Type" + i % 40;
      frames.add(new StackSamples.Frame(type, "method" + i));
    }
    List<StackSamples.Stack> stacks = new ArrayList<>();
    for (int i = 0; i < STACKS; i++) {
      int depth = 5 + random.nextInt(30);
      int[] numbers = new int[depth];
      int[] lines = new int[depth];
      for (int d = 0; d < depth; d++) {
        numbers[d] = random.nextInt(frames.size());
        lines[d] = 1 + random.nextInt(300);
      }
      stacks.add(new StackSamples.Stack(numbers, lines, new byte[depth], 0));
    }
    return new Trace(
        NANOS,
        NANOS,
        1_000,
        8,
        events,
        0,
        "jdk.CPUTimeSample",
        "",
        List.of(),
        threads,
        names,
        frames,
        stacks,
        List.of(),
        List.of(),
        List.of());
  }
}
