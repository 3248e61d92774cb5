package dev.hotpath.cli;

import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run document for a terminal: the sentence first, then the figures. */
final class RunText {

  private final PrintWriter out;

  RunText(PrintWriter out) {
    this.out = out;
  }

  void print(RunReport report) {
    out.println(Objects.requireNonNull(report.verdict()).key() + ": " + report.summary());
    for (Diagnostic diagnostic : report.diagnostics()) {
      out.printf(
          Locale.ROOT,
          "  %s:%d:%d: %s%n",
          diagnostic.file(),
          diagnostic.line(),
          diagnostic.column(),
          diagnostic.message().strip());
    }
    for (TestReport test : report.tests()) {
      if (test.status() != TestReport.Status.PASSED) {
        out.println("  " + test.name() + ": " + Objects.requireNonNullElse(test.message(), ""));
      }
    }
    for (RunReport.GoalResult goal : report.goals()) {
      Boolean met = goal.met();
      out.printf(
          Locale.ROOT,
          "  %s %s: %s%n",
          met == null ? "?" : met ? "met   " : "missed",
          goal.text(),
          goal.measured() == null ? "not measured" : "%.3f".formatted(goal.measured()));
    }
    boolean trust =
        report.goals().stream().anyMatch(goal -> goal.metric().equals("benchmark-trust"));
    for (RunReport.BenchmarkResult benchmark : report.benchmarks()) {
      if (trust) {
        seen(benchmark);
        continue;
      }
      out.printf(
          Locale.ROOT,
          "  %s: starter %,.0f %s, yours %,.0f; %.2f× (%.2f to %.2f), p = %.3f%n",
          benchmark.name(),
          benchmark.starter().median(),
          benchmark.unit(),
          benchmark.yours().median(),
          benchmark.speedup().value(),
          benchmark.speedup().low(),
          benchmark.speedup().high(),
          benchmark.p());
    }
    RunReport.Millis millis = report.millis();
    out.printf(
        Locale.ROOT,
        "  correctness after %s ms, all of it after %s ms, sandbox %s, JDK %s%n",
        whole(millis.verdict()),
        whole(millis.total()),
        report.sandbox(),
        report.jdk());
  }

  /** By the learner's benchmark: the program as it is, and changed. */
  private void seen(RunReport.BenchmarkResult benchmark) {
    out.printf(
        Locale.ROOT,
        "  %s: as it is %.3g %s, changed %.3g; seen as %.2f× (%.2f to %.2f)%n",
        benchmark.name(),
        benchmark.starter().median(),
        benchmark.unit(),
        benchmark.yours().median(),
        1 / benchmark.speedup().value(),
        1 / benchmark.speedup().high(),
        1 / benchmark.speedup().low());
  }

  private static String whole(@Nullable Double millis) {
    return millis == null ? "-" : "%,.0f".formatted(millis);
  }
}
