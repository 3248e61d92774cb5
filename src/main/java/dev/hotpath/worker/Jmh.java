package dev.hotpath.worker;

import dev.hotpath.protocol.JobEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the two harnesses that run JMH have in common. */
final class Jmh {

  private static final int MAX_STACK = 20;

  private Jmh() {}

  /** Options to run one benchmark in this JVM, which is fresh: a fork of it would start twice. */
  static ChainedOptionsBuilder options(String benchmark) {
    return new OptionsBuilder()
        .include("^" + Pattern.quote(benchmark) + "$")
        .forks(0)
        // Whatever its annotations say: every figure is the average of one operation, in ns.
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .shouldFailOnError(true);
  }

  /** What the benchmark threw, in its own words. */
  static JobEvent.BenchmarkFailed failure(RunnerException thrown) {
    Throwable cause = innermost(thrown);
    // Benchmarks check their results and say so with these two; the rest need their names.
    boolean speaksForItself =
        cause instanceof IllegalStateException || cause instanceof AssertionError;
    String message = cause.getMessage();
    List<String> stack =
        Arrays.stream(cause.getStackTrace())
            .limit(MAX_STACK)
            .map(StackTraceElement::toString)
            .toList();
    return new JobEvent.BenchmarkFailed(
        speaksForItself && message != null ? message : cause.toString(), stack);
  }

  /** JMH wraps what a benchmark threw, and attaches the causes of several threads as suppressed. */
  private static Throwable innermost(Throwable thrown) {
    Throwable[] suppressed = thrown.getSuppressed();
    Throwable cause = thrown.getCause();
    if (cause != null) {
      return innermost(cause);
    }
    return suppressed.length > 0 ? innermost(suppressed[0]) : thrown;
  }
}
