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
        new Job.RunLoad(CLASSES, "orders.OrderService", 0.1 + 0.2, 600, 0, -1, 7, true),
        new Job.RunProfile(CLASSES, "concat.ConcatBench.join", List.of("cpu", "alloc"), 0, -7),
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
                new ClassProbes("concat/Concat", new byte[] {0, 1, 1}),
                new ClassProbes(TEXTS.get(3), new byte[0]))),
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
        new JobEvent.Recorded("threads", new byte[] {1, 2, 3}),
        new JobEvent.ProfileEnded(),
        new JobEvent.Probed(List.of("ctimer"), TEXTS, "25.0.3", "61200", TEXTS, List.of()),
        new JobEvent.HarnessFailed(TEXTS.get(1)));
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
