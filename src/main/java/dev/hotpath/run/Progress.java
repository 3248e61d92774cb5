package dev.hotpath.run;

import dev.hotpath.grade.Grade;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.Artifact;
import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.grade.RunReport.Millis;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run document while it grows; written by the run's own thread, read by any. */
final class Progress {

  private final Submission submission;
  private final String sandbox;
  private final String jdk;
  private final List<TestReport> tests = new ArrayList<>();
  private final List<Artifact> artifacts = new ArrayList<>();
  private RunState state = RunState.QUEUED;
  private @Nullable Verdict verdict;
  private String summary = "";
  private List<Diagnostic> diagnostics = List.of();
  private List<GoalResult> goals;
  private List<BenchmarkResult> benchmarks = List.of();
  private String output = "";
  private @Nullable Double queuedMillis;
  private @Nullable Double compileMillis;
  private @Nullable Double testMillis;
  private @Nullable Double verdictMillis;
  private @Nullable Double measureMillis;
  private @Nullable Double profileMillis;
  private @Nullable Double totalMillis;

  Progress(Submission submission, List<GoalResult> goals, String sandbox, String jdk) {
    this.submission = submission;
    this.goals = goals;
    this.sandbox = sandbox;
    this.jdk = jdk;
  }

  synchronized RunReport report() {
    return new RunReport(
        submission.id(),
        submission.exercise().id(),
        state,
        verdict,
        summary,
        diagnostics,
        tests,
        goals,
        benchmarks,
        output,
        artifacts,
        new Millis(
            queuedMillis,
            compileMillis,
            testMillis,
            verdictMillis,
            measureMillis,
            profileMillis,
            totalMillis),
        sandbox,
        jdk);
  }

  private double sinceAccepted() {
    return (System.nanoTime() - submission.acceptedNanos()) / 1e6;
  }

  synchronized void begin() {
    state = RunState.COMPILING;
    queuedMillis = sinceAccepted();
  }

  synchronized void compiled(double millis, List<Diagnostic> found) {
    compileMillis = millis;
    diagnostics = found;
    state = RunState.TESTING;
  }

  synchronized void test(TestReport test) {
    tests.add(test);
  }

  synchronized List<TestReport> tests() {
    return List.copyOf(tests);
  }

  /** The tests are over: this is the verdict on correctness, whatever it is. */
  synchronized void tested(double millis, String printed) {
    testMillis = millis;
    verdictMillis = sinceAccepted();
    output = printed;
  }

  synchronized void say(RunState next, String sentence) {
    state = next;
    summary = sentence;
  }

  synchronized void measured(
      double millis, List<GoalResult> judged, List<BenchmarkResult> results) {
    measureMillis = millis;
    goals = judged;
    benchmarks = results;
  }

  synchronized void profiled(double millis) {
    profileMillis = millis;
  }

  synchronized void artifact(String name, long bytes) {
    artifacts.add(new Artifact(name, bytes));
  }

  synchronized void done(Grade grade) {
    state = RunState.DONE;
    verdict = grade.verdict();
    summary = grade.summary();
    if (verdictMillis == null) {
      verdictMillis = sinceAccepted();
    }
    totalMillis = sinceAccepted();
  }
}
