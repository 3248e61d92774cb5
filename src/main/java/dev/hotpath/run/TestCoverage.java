package dev.hotpath.run;

import dev.hotpath.evidence.coverage.Coverage;
import dev.hotpath.evidence.coverage.Instrumented;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.SourceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which lines of a submission the exercise's tests run, and how often. Counted in a worker of its
 * own behind the verdict: what is tested and measured has no counters in it, and nobody waits.
 */
final class TestCoverage {

  /** What it is called among a run's files. */
  static final String NAME = "coverage.json";

  private static final Logger LOG = LoggerFactory.getLogger(TestCoverage.class);

  private final RunContext context;
  private final List<String> testClasses;

  /**
   * @param testClasses binary names
   */
  TestCoverage(RunContext context, List<String> testClasses) {
    this.context = context;
    this.testClasses = List.copyOf(testClasses);
  }

  /**
   * Leaves it among the run's files. One that can't be had costs nothing else.
   *
   * @param classes of the submission and of the tests, as they were tested
   */
  void leave(List<ClassFile> classes) throws InterruptedException {
    Set<String> sources = sources(context.exercise());
    if (testClasses.isEmpty() || sources.isEmpty() || context.slot().cancelled()) {
      return;
    }
    try {
      List<ClassFile> learners =
          classes.stream().filter(file -> sources.contains(Instrumented.sourceOf(file))).toList();
      List<ClassFile> others = new ArrayList<>(classes);
      others.removeAll(learners);
      Instrumented instrumented = new Instrumented(learners);
      others.addAll(instrumented.classes());
      take(instrumented, others)
          .ifPresent(coverage ->
              context.artifact(NAME, RunDocuments.mapper().writeValueAsBytes(coverage)));
    } catch (RuntimeException e) { // of classes that no other compiler would make, among others
      LOG.warn("No coverage for run {}", context.submission().id(), e);
    }
  }

  private Optional<Coverage> take(Instrumented instrumented, List<ClassFile> classes)
      throws InterruptedException {
    Duration limit = context.limits().tests();
    TestFork fork =
        TestFork.run(
            context,
            new Job.RunTests(classes, testClasses, limit.toMillis(), Instrumented.STORE),
            limit,
            _ -> {});
    if (fork.ending() instanceof Ending.Finished) {
      return instrumented.read(fork.probes());
    }
    if (!(fork.ending() instanceof Ending.Cancelled)) {
      LOG.warn("No coverage for run {}: {}", context.submission().id(), fork.ending());
    }
    return Optional.empty();
  }

  /** Names of the files that the learner edits, as class files have them. */
  private static Set<String> sources(Exercise exercise) {
    return exercise.edit().stream()
        .map(SourceFile::path)
        .filter(path -> path.startsWith("src/") && path.endsWith(".java"))
        .map(path -> path.replaceFirst("^.*/", ""))
        .collect(Collectors.toSet());
  }
}
