package dev.hotpath.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Listens to JMH instead of printing what it says. */
final class JmhOutput implements OutputFormat {

  /** Told of iterations. */
  interface Listener {

    /** An iteration is about to begin, measured or not. */
    default void before() throws IOException {}

    /** An iteration is about to be measured. */
    default void starts() throws IOException {}

    /** An iteration that warms up is over. */
    default void warmed(IterationResult result) {}

    /**
     * An iteration was measured.
     *
     * @param iteration from 1
     */
    default void ended(int iteration, IterationResult result) throws IOException {}
  }

  private final Listener listener;

  JmhOutput(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    try {
      listener.before();
      if (params.getType() == IterationType.MEASUREMENT) {
        listener.starts();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
    if (params.getType() != IterationType.MEASUREMENT) {
      listener.warmed(result);
      return;
    }
    try {
      listener.ended(iteration, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> results) {}

  @Override
  public void print(String text) {}

  @Override
  public void println(String text) {}

  @Override
  public void verbosePrintln(String text) {}

  @Override
  public void write(int b) {}

  @Override
  public void write(byte[] bytes) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
