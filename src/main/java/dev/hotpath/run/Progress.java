package dev.hotpath.run;

import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Noise;
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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The run document while it grows; written by any thread, until it is done. */
final class Progress {

  private final Submission submission;
  private final String sandbox;
  private final String jdk;
  private final LongSupplier nanoTime;
  private final List<TestReport> tests = new ArrayList<>();
  private final List<Artifact> artifacts = new ArrayList<>();
  private RunState state = RunState.QUEUED;
  private @Nullable Verdict verdict;
  private String summary = "";
  private List<Diagnostic> diagnostics = List.of();
  private List<GoalResult> goals;
  private List<BenchmarkResult> benchmarks = List.of();
  private @Nullable Noise noise;
  private String output = "";
  private boolean waiting = true;
  private long waitingSince;
  private @Nullable Double queuedMillis;
  private @Nullable Double compileMillis;
  private @Nullable Double testMillis;
  private @Nullable Double verdictMillis;
  private @Nullable Double measureMillis;
  private @Nullable Double profileMillis;
  private @Nullable Double totalMillis;
  private @Nullable RunReport last;

  Progress(
      Submission submission,
      List<GoalResult> goals,
      String sandbox,
      String jdk,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    waitingSince = submission.acceptedNanos();
    this.submission = submission;
    this.goals = goals;
    this.sandbox = sandbox;
    this.jdk = jdk;
  }

  /** The document as it is now; the last one for ever, once it is done. */
  synchronized RunReport report() {
    return last == null ? document() : last;
  }

  /** The document as it would be if it were done now. */
  synchronized RunReport as(Grade grade) {
    return document(
        RunState.DONE, grade.verdict(), Printable.shown(grade.summary()), sinceAccepted());
  }

  private RunReport document() {
    return document(state, verdict, summary, totalMillis);
  }

  private RunReport document(
      RunState reached, @Nullable Verdict judged, String sentence, @Nullable Double total) {
    return new RunReport(
        submission.id(),
        submission.exercise().id(),
        reached,
        judged,
        sentence,
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
            total),
        sandbox,
        jdk,
        noise);
  }

  private double sinceAccepted() {
    return millisSince(submission.acceptedNanos());
  }

  private double millisSince(long nanos) {
    return (nanoTime.getAsLong() - nanos) / 1e6;
  }

  /** It waits, or waits no longer. */
  synchronized void queued(RunState where, boolean waits, String sentence) {
    if (waits && !waiting) {
      waiting = true;
      waitingSince = nanoTime.getAsLong();
    } else if (!waits) {
      stopWaiting();
    }
    say(where, sentence);
  }

  private void stopWaiting() {
    if (waiting) {
      waiting = false;
      queuedMillis = (queuedMillis == null ? 0 : queuedMillis) + millisSince(waitingSince);
    }
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
      double millis,
      List<GoalResult> judged,
      List<BenchmarkResult> results,
      @Nullable Noise conditions) {
    measureMillis = millis;
    goals = judged;
    benchmarks = results;
    noise = conditions;
  }

  /** Goals that could be judged without measuring anything. */
  synchronized void judged(List<GoalResult> results) {
    goals = results;
  }

  synchronized void profiled(double millis) {
    profileMillis = millis;
  }

  synchronized void artifact(String name, long bytes) {
    artifacts.add(new Artifact(name, bytes));
  }

  /** Adds files to the document for good, though it is done. */
  synchronized void add(List<Artifact> more) {
    if (last != null) {
      last = last.with(more);
    }
  }

  /** Whether it is done. */
  synchronized boolean over() {
    return last != null;
  }

  /**
   * Ends it, unless that has been done: the first verdict counts, and false comes back for others.
   */
  synchronized boolean done(Grade grade) {
    if (last != null) {
      return false;
    }
    stopWaiting();
    state = RunState.DONE;
    verdict = grade.verdict();
    summary = Printable.shown(grade.summary()); // it may quote a learner's code
    if (verdictMillis == null) {
      verdictMillis = sinceAccepted();
    }
    totalMillis = sinceAccepted();
    last = document();
    return true;
  }
}
