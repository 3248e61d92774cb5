package dev.hotpath.grade;

import java.util.Locale;

/** Says in English how a worker ended that did not come to its end. */
final class EndingWords {

  // The JVM's own words; its exit code does not tell where it may not dump its core.
  private static final String CRASH = "A fatal error has been detected by the Java Runtime";

  private EndingWords() {}

  /** A worker that did not come to the end of the tests. */
  static String ended(Ending ending) {
    return ended(ending, "", "before the tests were done");
  }

  /** A worker that did not come to the end of a benchmark. */
  static String endedWhileMeasured(String benchmark, Ending ending) {
    String what = "the benchmark " + Quotes.quote(benchmark);
    return ended(ending, what, "while %s ran".formatted(what));
  }

  private static String ended(Ending ending, String benchmark, String when) {
    boolean tests = benchmark.isEmpty();
    String stopped = tests ? "Stopped: " : "Stopped %s: ".formatted(when);
    return switch (ending) {
      case Ending.TimedOut timedOut -> timedOut(timedOut, benchmark);
      case Ending.OutOfMemory memory -> stopped + outOfMemory(memory);
      case Ending.MemoryExceeded memory -> stopped + memoryExceeded(memory);
      case Ending.Died died -> died(died, when);
      case Ending.Tampered tampered ->
          "The worker's report%s can't be trusted (%s), so this can't count as %s."
              .formatted(
                  tests ? "" : " on " + benchmark,
                  tampered.what(),
                  tests ? "correct" : "fast enough");
      case Ending.Cancelled _ -> "Cancelled. Your code is kept.";
      case Ending.HarnessFailed failed -> English.internalError(failed.message());
      case Ending.Finished _ ->
          English.internalError("a worker that finished was taken for one that failed");
    };
  }

  private static String timedOut(Ending.TimedOut timedOut, String benchmark) {
    String running = benchmark.isEmpty() ? "your code" : benchmark;
    String what = timedOut.test().isEmpty() ? running : Quotes.quote(timedOut.test());
    String where =
        timedOut.stack().stream()
            .filter(frame -> !frame.startsWith("java.") && !frame.contains("/java."))
            .findFirst()
            .map(frame -> ", at " + frame)
            .orElse("");
    return "Stopped after %s s: %s was still running%s."
        .formatted(Figures.number(timedOut.limit().toMillis() / 1000.0), what, where);
  }

  private static String outOfMemory(Ending.OutOfMemory memory) {
    return memory.what().startsWith("unable to create native thread")
        ? "your code started more threads than it may have."
        : "your code used up the memory that it may have (%s).".formatted(memory.what());
  }

  private static String memoryExceeded(Ending.MemoryExceeded memory) {
    return String.format(
        Locale.ROOT,
        "your code used up the memory that it may have (%,d MB for heap, native memory and files in"
            + " memory together); close or free what holds memory outside of the heap.",
        memory.limitBytes() >> 20);
  }

  private static String died(Ending.Died died, String when) {
    if (died.exitCode() > 128) {
      return "The JVM crashed (signal %d) %s.".formatted(died.exitCode() - 128, when);
    }
    return died.lastOutput().contains(CRASH)
        ? "The JVM crashed %s.".formatted(when)
        : ("Your code ended the JVM (exit code %d) %s; remove the call to System.exit or"
                + " Runtime.halt.")
            .formatted(died.exitCode(), when);
  }
}
