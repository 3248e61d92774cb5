package dev.hotpath.protocol;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One of every message, with the values that get lost most easily. */
final class Messages {

  /** Beyond ASCII, beyond the basic plane, with separators of other formats, and empty. */
  static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "größer ≥ 4×",
          "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🔥",
          "a;b\nc\r\n\0\u001b[31m",
          "\uFEFF</script>");

  private static final List<ClassFile> CLASSES =
      List.of(
          new ClassFile("concat/Concat.class", new byte[] {(byte) 0xca, (byte) 0xfe, 0, -1}),
          new ClassFile("META-INF/BenchmarkList", new byte[0]));

  private static final Diagnostic DIAGNOSTIC =
      new Diagnostic("src/Größe.java", 1, 2, 3, 4, Diagnostic.Severity.NOTE, TEXTS.get(3));

  private Messages() {}

  static List<Message> all() {
    return List.of(
        new Ready(TEXTS.get(2), TEXTS.get(1)),
        new Compile(
            TEXTS.stream().map(text -> new SourceFile("src/A.java", text)).toList(),
            "concat",
            true,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE),
        new Compile(List.of(), "", false, 0, -1),
        new Compiled(Compiled.Outcome.LIMIT, List.of(DIAGNOSTIC), 5_000, CLASSES, TEXTS, 0.1 + 0.2),
        new Job.RunTests(CLASSES, TEXTS, Long.MAX_VALUE, TEXTS.get(3)),
        new Job.RunBenchmark(
            CLASSES,
            "concat.ConcatBench.join",
            List.of(new Parameter("n", "4000"), new Parameter("", TEXTS.get(3))),
            5,
            -50,
            7,
            100,
            TEXTS),
        new Job.RunLoad(CLASSES, "orders.OrderService", 0.1 + 0.2, 600, 0, -1, 7, true, 250),
        new Job.RunProfile(CLASSES, "concat.ConcatBench.join", List.of("cpu", "alloc"), 0, -7),
        new Job.RunLayout(CLASSES, TEXTS, "concat.ConcatBench.join", 100),
        new Job.RunJit(CLASSES, "concat.ConcatBench.join", 60, 10, -1, 50),
        new Job.RunTrace(CLASSES, "concat.ConcatBench.join", 500, 1_000, -1),
        new Job.Probe(),
        new Go(),
        new JobEvent.IterationDue(),
        new Job.Rehearse(List.of(new ClassFile("a/B.class", new byte[] {1})), List.of("a.B")),
        new JobEvent.TestEnded(
            new TestReport(
                "A#a[1]", "a", TestReport.Status.ABORTED, 1.5, null, null, null, TEXTS.get(4))),
        new JobEvent.TestEnded(
            new TestReport(
                "A#a", "a", TestReport.Status.PASSED, Double.MIN_VALUE, "", "", TEXTS.get(3), "")),
        new JobEvent.TestsEnded(0, TEXTS.get(4)),
        new JobEvent.Covered(
            List.of(
                new ClassProbes(
                    "concat/Concat", new byte[] {0, 1, 1}, new int[] {7, Integer.MAX_VALUE}),
                new ClassProbes(TEXTS.get(3), new byte[0], new int[0]))),
        new JobEvent.Hanging("a_test", TEXTS),
        new JobEvent.IterationEnded(1, Double.NaN, 0.25, -0.0),
        new JobEvent.BenchmarkEnded(
            List.of(0.0, -0.0, Double.POSITIVE_INFINITY, Math.PI),
            List.of(),
            1e300,
            List.of(new Counter("gc-count", Double.NaN), new Counter(TEXTS.get(3), -0.0))),
        new JobEvent.BenchmarkFailed("wrong", List.of()),
        new JobEvent.LoadPassed(true, new int[] {0, -3, Integer.MAX_VALUE}, TEXTS.get(3)),
        new JobEvent.LoadPassed(false, new int[0], ""),
        new JobEvent.LoadEnded(),
        new JobEvent.LoadMoment(false, 3, new int[] {0, 2}, new int[] {-4, Integer.MAX_VALUE}),
        new JobEvent.Profiled(
            new StackSamples(
                "alloc",
                "alloc",
                "bytes",
                "objects",
                1L << 40,
                1L << 41,
                List.of(
                    new StackSamples.Frame("concat.Concat", "join"),
                    new StackSamples.Frame("byte[]", "")),
                List.of(
                    new StackSamples.Stack(
                        new int[] {0, 1}, new int[] {12, 0}, new byte[] {2, 4}, 1L << 50, 1L << 49),
                    new StackSamples.Stack(new int[0], new int[0], new byte[0], 1)),
                List.of(new StackSamples.Elsewhere("garbage collection", 3)),
                9)),
        new JobEvent.LaidOut(
            new HeapLayout(
                12,
                8,
                4,
                false,
                List.of(
                    new HeapLayout.Type(
                        TEXTS.get(3),
                        24,
                        1L << 40,
                        true,
                        List.of(new HeapLayout.Field("a.A", TEXTS.get(4), "int", 12, 4)))),
                List.of(new HeapLayout.Array("int[]", 16, 4, 1, 4_016, 1_000)),
                List.of(
                    new HeapLayout.Root(
                        "a.A",
                        TEXTS.get(5),
                        "int[]",
                        true,
                        1L << 33,
                        1L << 44,
                        false,
                        1_000,
                        "",
                        List.of(new HeapLayout.Share("int[]", 1, 4_016)))),
                List.of(new HeapLayout.Written("a.A", "x", "[3]", 8)))),
        new JobEvent.Recorded("threads", new byte[] {1, 2, 3}),
        new Job.WatchGc(CLASSES, "concat.ConcatBench.join", -1, Integer.MAX_VALUE),
        new JobEvent.GcWatched(recording()),
        new JobEvent.ProfileEnded(),
        new JobEvent.JitLogged(new byte[] {31, -117}),
        new JobEvent.JitSeen(findings()),
        new JobEvent.TracedEvents(
            new TraceEvents(
                new byte[] {0, 7},
                new int[] {1, Integer.MAX_VALUE},
                new int[] {2, 0},
                new int[] {-1, 3},
                new int[] {4, Integer.MIN_VALUE},
                new int[] {5, -1},
                new int[] {6, -1})),
        new JobEvent.Traced(
            new Trace(
                Trace.MAX_NANOS,
                1,
                1L << 40,
                2,
                3,
                1L << 41,
                "jdk.CPUTimeSample",
                TEXTS.get(4),
                TEXTS,
                List.of(
                    new Trace.TracedThread(TEXTS.get(3), Trace.ThreadKind.HARNESS, 1, -1, 0, 0)),
                TEXTS,
                List.of(new StackSamples.Frame("concat.Concat", "join")),
                List.of(new StackSamples.Stack(new int[] {0}, new int[] {12}, new byte[] {2}, 0)),
                List.of(new Trace.Deoptimisation("a.B.c", "class_check", "reinterpret", 7)),
                List.of(new Trace.OwnKind("bank.Transfer", TEXTS.get(2))),
                List.of(new Trace.Own(0, List.of("amount", TEXTS.get(3)))))),
        new JobEvent.Probed(List.of("ctimer"), TEXTS, "25.0.3", "61200", TEXTS, List.of()),
        new JobEvent.HarnessFailed(TEXTS.get(1)));
  }

  private static GcRecording recording() {
    return new GcRecording(
        TEXTS.get(2),
        2,
        1L << 40,
        GcRecording.UNKNOWN,
        1 << 20,
        new GcRecording.Moment(-7, 1, 2, 3, GcRecording.UNKNOWN, 4),
        new GcRecording.Moment(1L << 40, 5, 6, 7, GcRecording.UNKNOWN, 1L << 53),
        9,
        Double.NaN,
        0,
        GcRecording.UNKNOWN,
        new byte[] {'[', 0, -1},
        true);
  }

  private static JitFindings findings() {
    var method = new JitFindings.Method("concat.Concat", "<init>", "(I)V");
    var place = new JitFindings.Place(method, -1, 0xffff);
    return new JitFindings(
        TEXTS.get(2),
        true,
        false,
        List.of(new JitFindings.Iteration(0.5, Double.MIN_VALUE, Long.MAX_VALUE)),
        List.of(
            new JitFindings.Compiled(
                7, method, 4, true, 12, 0, 1.5, 2.5, "", TEXTS.get(3), 9, true, List.of(method))),
        List.of(new JitFindings.Others(3, 200, 17.25)),
        List.of(
            new JitFindings.Call(
                place,
                TEXTS.get(3),
                5,
                1L << 40,
                true,
                List.of(new JitFindings.Receiver("a.B", 1L << 39)),
                List.of(new JitFindings.Outcome("a.B.c", false, "virtual call")),
                7)),
        List.of(new JitFindings.Site(JitFindings.Kind.VECTOR, "256", place, TEXTS.get(4), 2, 7)),
        List.of(new JitFindings.Trap(place, "class_check", "", 3, -1)),
        1);
  }

  /** Every class of message that the sealed types allow. */
  static List<Class<?>> kinds() {
    List<Class<?>> kinds = new ArrayList<>();
    collect(Message.class, kinds);
    return kinds;
  }

  private static void collect(Class<?> type, List<Class<?>> into) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null) {
      into.add(type);
    } else {
      Arrays.stream(permitted).forEach(subtype -> collect(subtype, into));
    }
  }

  /** Whether two values are alike in every component; records with arrays have no equals for it. */
  static boolean same(Object a, Object b) {
    if (a instanceof Record && b != null && a.getClass() == b.getClass()) {
      for (RecordComponent component : a.getClass().getRecordComponents()) {
        if (!same(get(component, a), get(component, b))) {
          return false;
        }
      }
      return true;
    } else if (a instanceof List<?> first && b instanceof List<?> second) {
      if (first.size() != second.size()) {
        return false;
      }
      for (int i = 0; i < first.size(); i++) {
        if (!same(first.get(i), second.get(i))) {
          return false;
        }
      }
      return true;
    }
    return Objects.deepEquals(a, b);
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
