package dev.hotpath.run;

import dev.hotpath.exercise.AllowedOptions;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.isolation.NativeAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JVMs that this server starts: their flags, jars and shares of the host. */
final class Programs {

  // In every JVM that runs a learner's code.
  static final List<String> CONFINED =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-EnableDynamicAgentLoading",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:MaxDirectMemorySize=128m",
          "-XX:ReservedCodeCacheSize=64m");

  private static final List<String> PLAIN =
      List.of("-Djmh.ignoreLock=true", "-XX:+UnlockDiagnosticVMOptions");

  // A cache may bring classes; what the JIT compilers do has to come of this run alone.
  private static final List<String> QUICK =
      List.of(PLAIN.get(0), PLAIN.get(1), "-XX:-AOTReplayTraining");

  private static final String MODULE = "dev.hotpath.worker";
  private static final String WORKER = "dev.hotpath.worker.WorkerMain";

  // Heap and metaspace at their limits, with room for stacks, code and files in memory.
  private static final long TEST_BYTES = 900L << 20;
  private static final long COMPILER_BYTES = 1L << 30;
  private static final int MAX_PROCESSES = 256;

  // The weight of a measurement: on two cores each of the two then has one. Less, and a class of
  // thirty waited seconds for verdicts on correctness while somebody was being measured.
  private static final Cgroup.Share TESTS = new Cgroup.Share(TEST_BYTES, MAX_PROCESSES, 100);
  private static final Cgroup.Share COMPILER = new Cgroup.Share(COMPILER_BYTES, MAX_PROCESSES, 100);

  private final Installation installation;

  Programs(Installation installation) {
    this.installation = installation;
  }

  /** Short-lived and started often: C1 alone is ready soonest. */
  Program tests() {
    List<String> flags = new ArrayList<>(CONFINED);
    flags.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            // Else the JVM spends its first tenth of a second compiling what the trial run
            // compiled.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            "--sun-misc-unsafe-memory-access=deny",
            "--enable-native-access=" + MODULE,
            // As without modules: a submission may use all of the JDK.
            "--add-modules=ALL-DEFAULT"));
    // Where the worker can't do it, the JVM does, at the price of a slow start.
    flags.add(NativeAccess.deniable() ? NativeAccess.EXPORT + MODULE : NativeAccess.FLAG);
    return new Program(
        "test",
        flags,
        installation.testModules(),
        List.of(),
        MODULE + "/" + WORKER,
        List.of("test"),
        TESTS,
        Optional.empty());
  }

  /** Both compilers, and the exercise's own flags last, so that they win. */
  Program measuring(Exercise exercise) {
    return measuring(exercise, List.of());
  }

  /** As {@link #measuring(Exercise)}, with more flags behind the exercise's own. */
  Program measuring(Exercise exercise, List<String> more) {
    return measuring(exercise, more, QUICK);
  }

  /** As {@link #measuring(Exercise)}, for any JDK: none of its flags is of one version alone. */
  Program sweeping(Exercise exercise) {
    return measuring(exercise, List.of(), PLAIN);
  }

  private Program measuring(Exercise exercise, List<String> more, List<String> usual) {
    List<String> ours = new ArrayList<>(usual);
    if (exercise.network() == Exercise.Network.LOOPBACK) {
      ours.add("-Dhotpath.loopback=true");
    }
    return measuring("measure", ours, flags(exercise, more));
  }

  /** As {@link #measuring}, with line numbers for code between safepoints. */
  Program profiling(Exercise exercise, List<String> more) {
    return profiling(flags(exercise, more));
  }

  /** For trying what a worker can do; of no exercise. */
  Program probing() {
    return profiling(List.of());
  }

  private Program profiling(List<String> flags) {
    return measuring(
        "profile",
        List.of(
            "-Djmh.ignoreLock=true", "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"),
        flags);
  }

  /**
   * The exercise's own flags, and more behind them. Where a learner chooses those, what confines
   * the JVM comes once more behind all: of two, the last wins. And there is a heap's end to begin
   * with, which is the host's memory otherwise.
   */
  private static List<String> flags(Exercise exercise, List<String> more) {
    boolean chosen = exercise.kind() == Kind.TUNE;
    List<String> flags = new ArrayList<>();
    if (chosen) {
      flags.add("-Xmx" + AllowedOptions.MAX_HEAP);
    }
    flags.addAll(exercise.jvm());
    flags.addAll(more);
    if (chosen) {
      flags.addAll(CONFINED);
    }
    return flags;
  }

  private Program measuring(String kind, List<String> more, List<String> exercise) {
    List<String> flags = new ArrayList<>(CONFINED);
    // Both are JMH's and async-profiler's needs, not a submission's.
    flags.add("--sun-misc-unsafe-memory-access=allow");
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.addAll(more);
    flags.addAll(exercise);
    return new Program(
        kind,
        flags,
        List.of(),
        installation.workerJars(),
        WORKER,
        List.of(kind),
        new Cgroup.Share(measuringBytes(), MAX_PROCESSES, 100),
        Optional.empty());
  }

  // The exercise chooses the heap, the machine bounds it.
  private static long measuringBytes() {
    return 3L << 30;
  }

  /** Long-lived, one request at a time; ends itself rather than limp along without memory. */
  Program compiler() {
    return new Program(
        "compiler",
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-Xss4m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+DisplayVMOutputToStderr",
            "--enable-native-access=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED"),
        List.of(),
        installation.compilerJars(),
        "dev.hotpath.compile.CompilerMain",
        List.of(Installation.join(installation.submissionClassPath())),
        COMPILER,
        Optional.empty());
  }
}
