package dev.hotpath.worker;

import dev.hotpath.protocol.Go;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one benchmark under JMH, and reports one value per iteration. */
final class BenchmarkHarness {

  private static final Duration COMPILING = Duration.ofMillis(300);

  private final Link link;

  BenchmarkHarness(Link link) {
    this.link = link;
  }

  void run(Job.RunBenchmark job) throws IOException {
    Captured.install();
    Instruments instruments =
        new Instruments(job.counters(), packageOf(job.benchmark()), job.iterations());
    JmhOutput output =
        new JmhOutput(
            new JmhOutput.Listener() {
              private final CompilerThreads compilers = new CompilerThreads();
              private final Conditions conditions = new Conditions(compilers);
              private int begun;

              @Override
              public void before() throws IOException {
                // Behind each warm-up, while this fork still has its turn.
                if (begun > 0 && begun <= job.warmupIterations()) {
                  compilers.letCompile(COMPILING);
                }
                begun++;
                awaitTurn();
                instruments.before();
                conditions.before();
              }

              @Override
              public void starts() {
                conditions.begin();
                instruments.starts();
              }

              @Override
              public void ended(int iteration, IterationResult result) throws IOException {
                instruments.ended(result);
                conditions.end();
                double waiting = iteration == job.iterations() ? conditions.waiting() : Double.NaN;
                double nanosPerOp = result.getPrimaryResult().getScore();
                link.send(
                    new JobEvent.IterationEnded(
                        iteration, nanosPerOp, conditions.spinNanos(), waiting));
              }
            });
    var builder = Jmh.options(job.benchmark());
    job.parameters().forEach(parameter -> builder.param(parameter.name(), parameter.value()));
    var options =
        builder
            .warmupIterations(job.warmupIterations())
            .warmupTime(TimeValue.milliseconds(job.warmupMillis()))
            .measurementIterations(job.iterations())
            .measurementTime(TimeValue.milliseconds(job.iterationMillis()))
            .addProfiler(GCProfiler.class)
            .build();
    try {
      var results = new Runner(options, output).run();
      if (results.isEmpty()) {
        throw new IOException("JMH found no benchmark '" + job.benchmark() + "'");
      }
      List<Double> nanos = new ArrayList<>();
      List<Double> bytes = new ArrayList<>();
      for (BenchmarkResult fork : results.iterator().next().getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          nanos.add(iteration.getPrimaryResult().getScore());
          Result<?> allocated = iteration.getSecondaryResults().get("gc.alloc.rate.norm");
          if (allocated != null && Double.isFinite(allocated.getScore())) {
            bytes.add(allocated.getScore());
          }
        }
      }
      link.send(new JobEvent.BenchmarkEnded(nanos, bytes, cpuMillis(), instruments.counters()));
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
    }
  }

  private void awaitTurn() throws IOException {
    link.send(new JobEvent.IterationDue());
    if (!(link.receive() instanceof Go)) {
      throw new IOException("the parent sent something that does not let it go on");
    }
  }

  /** Of {@code package.Class.method}; empty for the unnamed one. */
  static String packageOf(String benchmark) {
    String type = benchmark.substring(0, benchmark.lastIndexOf('.'));
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }

  private static double cpuMillis() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e6
        : 0;
  }
}
