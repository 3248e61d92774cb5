package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.TestReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs what was compiled under JUnit, and tells of each test. */
final class Tests {

  private Tests() {}

  /** The grade that it ends with; empty where every test passed. */
  static Optional<Grade> run(RunContext context, Compiled compiled) throws InterruptedException {
    long start = System.nanoTime();
    String[] printed = {""};
    Ending ending;
    try (Worker worker = context.slot().take(context.workers().forTests())) {
      ending =
          worker.run(
              new Job.RunTests(
                  compiled.classes(),
                  classes(context.exercise(), compiled),
                  context.limits().tests().toMillis()),
              context.limits().tests(),
              event -> {
                switch (event) {
                  case JobEvent.TestEnded ended -> {
                    TestReport test = Printable.of(ended.test());
                    context.progress().test(test);
                    context.log().add(new RunEvent.Tested(test));
                  }
                  case JobEvent.TestsEnded ended -> printed[0] = ended.output();
                  default -> {}
                }
              });
      context
          .progress()
          .tested(RunContext.millisSince(start), Printable.of(printed[0] + worker.output()));
    }
    return Grading.tested(context.progress().tests(), ending, compiled.tests());
  }

  /** Binary names of the exercise's test classes that have tests. */
  static List<String> classes(Exercise exercise, Compiled compiled) {
    return Stream.concat(exercise.show().stream(), exercise.hidden().stream())
        .map(SourceFile::path)
        .filter(path -> !path.startsWith("bench/") && !path.startsWith("src/"))
        .map(path -> path.replaceFirst("^.*/", "").replaceFirst("\\.java$", ""))
        .map(type -> exercise.packageName() + "." + type)
        .filter(type -> compiled.tests().stream().anyMatch(test -> test.startsWith(type)))
        .toList();
  }
}
