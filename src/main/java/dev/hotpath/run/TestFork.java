package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassProbes;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.TestReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a learner's tests said in one fresh worker.
 *
 * @param tests as far as it came
 * @param probes empty where nothing was instrumented
 * @param output what was printed outside of tests
 */
record TestFork(
    Ending ending, List<TestReport> tests, List<ClassProbes> probes, String output, Duration took) {

  TestFork {
    tests = List.copyOf(tests);
    probes = List.copyOf(probes);
  }

  /**
   * Runs them.
   *
   * @param each told of every test as it ends
   */
  static TestFork run(
      RunContext context, Job.RunTests job, Duration limit, Consumer<TestReport> each)
      throws InterruptedException {
    List<TestReport> tests = new ArrayList<>();
    List<ClassProbes> probes = new ArrayList<>();
    String[] printed = {""};
    try (Worker worker = context.slot().take(context.workers().forTests())) {
      context.workers().prepare(); // the next one, while this one works
      long start = System.nanoTime();
      Ending ending =
          worker.run(
              job,
              limit,
              event -> {
                switch (event) {
                  case JobEvent.TestEnded ended -> {
                    TestReport test = Printable.of(ended.test());
                    tests.add(test);
                    each.accept(test);
                  }
                  case JobEvent.Covered covered -> probes.addAll(covered.classes());
                  case JobEvent.TestsEnded ended -> printed[0] = ended.output();
                  default -> {}
                }
              });
      return new TestFork(
          ending,
          tests,
          probes,
          Printable.of(printed[0] + worker.output()),
          Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
