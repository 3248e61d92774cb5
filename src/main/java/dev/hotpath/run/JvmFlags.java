package dev.hotpath.run;

import java.util.ArrayList;
import java.util.List;

/** Command lines of the JVMs that this server starts. */
final class JvmFlags {

  // In every JVM that runs a learner's code.
  private static final List<String> CONFINED =
      List.of(
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-XX:+DisplayVMOutputToStderr",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:MaxDirectMemorySize=128m",
          "-Xshare:auto",
          // Both are JMH's and async-profiler's needs, not a submission's.
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  private JvmFlags() {}

  /** Long-lived, one request at a time; ends itself rather than limp along without memory. */
  static List<String> compiler() {
    return List.of(
        "-XX:+UseSerialGC",
        "-Xmx384m",
        "-Xss4m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:+DisplayVMOutputToStderr",
        "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED");
  }

  /** Short-lived and started often: C1 alone is ready soonest. */
  static List<String> test() {
    return with(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
  }

  /** Both compilers, and the exercise's own flags last, so that they win. */
  static List<String> measure(List<String> exercise) {
    List<String> flags = new ArrayList<>(with(List.of("-Djmh.ignoreLock=true")));
    flags.addAll(exercise);
    return flags;
  }

  /** As {@link #measure}, with line numbers for code between safepoints. */
  static List<String> profile(List<String> exercise) {
    List<String> flags =
        new ArrayList<>(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
    flags.addAll(measure(exercise));
    return flags;
  }

  private static List<String> with(List<String> more) {
    List<String> flags = new ArrayList<>(CONFINED);
    flags.addAll(more);
    return flags;
  }
}
