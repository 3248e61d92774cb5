package dev.hotpath.run;

import dev.hotpath.evidence.coverage.Coverage;
import dev.hotpath.evidence.coverage.Instrumented;
import dev.hotpath.grade.Covered;
import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Mutants;
import dev.hotpath.grade.MutantsShown;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.TestsGrading;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.SourceFile;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Tests that the learner wrote: run on the shown program, where their coverage is counted, then
 * tried on its variants.
 */
final class TestsWay implements Way {

  private final RunContext context;
  private final Random random;
  private List<String> declared = List.of();
  private List<String> testClasses = List.of();
  private Duration usual = Duration.ZERO;
  private Coverage coverage = new Coverage(List.of());

  TestsWay(RunContext context) {
    this(context, new SecureRandom());
  }

  TestsWay(RunContext context, Random random) {
    this.context = context;
    this.random = random;
  }

  @Override
  public Tested test() throws InterruptedException {
    Compiled compiled = context.compile();
    Optional<Grade> grade = TestsGrading.compiled(compiled);
    if (grade.isEmpty() && !context.progress().over()) {
      declared = compiled.tests();
      testClasses = testClasses(compiled);
      grade =
          testClasses.isEmpty()
              ? Optional.of(TestsGrading.noTest(files()))
              : run(compiled.classes());
    }
    return new Tested(grade, compiled.classes());
  }

  /**
   * Top-level classes with a test in them, and those that the exercise's own files are named for.
   */
  private List<String> testClasses(Compiled compiled) {
    Stream<String> named =
        files().stream()
            .map(path -> path.replaceFirst("^test/", "").replaceFirst("\\.java$", ""))
            .map(type -> context.exercise().packageName() + "." + type);
    Stream<String> having = compiled.tests().stream().map(test -> test.replaceFirst("[$#].*", ""));
    return Stream.concat(named, having)
        .distinct()
        .filter(type ->
            compiled.classes().stream()
                .anyMatch(file -> file.path().equals(type.replace('.', '/') + ".class")))
        .toList();
  }

  private List<String> files() {
    return context.exercise().edit().stream().map(SourceFile::path).toList();
  }

  private Optional<Grade> run(List<ClassFile> tests) throws InterruptedException {
    TestKit kit = context.compilers().testKit(context.exercise());
    Instrumented instrumented = kit.instrumented();
    Duration limit = context.limits().tests();
    long start = System.nanoTime();
    TestFork fork =
        TestFork.run(
            context,
            new Job.RunTests(
                kit.with(tests, instrumented.classes()),
                testClasses,
                limit.toMillis(),
                Instrumented.STORE),
            limit,
            test -> {
              context.progress().test(test);
              context.log().add(new RunEvent.Tested(test));
            });
    context.progress().tested(RunContext.millisSince(start), fork.output());
    usual = fork.took();
    Optional<Grade> grade =
        TestsGrading.onTheProgram(fork.tests(), fork.ending(), declared, files());
    if (grade.isEmpty()) {
      Optional<Coverage> read = instrumented.read(fork.probes());
      if (read.isEmpty()) {
        return Optional.of(TestsGrading.probesDoNotFit());
      }
      coverage = read.get();
    }
    return grade;
  }

  @Override
  public Grade measure(List<ClassFile> tests) throws InterruptedException {
    long start = System.nanoTime();
    TestKit kit = context.compilers().testKit(context.exercise());
    artifact("coverage.json", coverage);
    return switch (new MutantHunt(context, kit, tests, testClasses, declared, usual, random)
        .run()) {
      case MutantHunt.Result.Tried tried -> judge(start, tried.mutants());
      case MutantHunt.Result.Unsteady unsteady -> TestsGrading.unsteady(unsteady.again());
      case MutantHunt.Result.Ended ended -> Grading.ended(ended.ending());
    };
  }

  private Grade judge(long start, Mutants mutants) {
    artifact("mutants.json", MutantsShown.of(mutants, MutantHunt.AGAIN));
    Covered covered =
        new Covered(
            coverage.branches(),
            coverage.branchesCovered(),
            coverage.lines().size(),
            coverage.linesCovered());
    List<RunReport.GoalResult> goals =
        Metrics.judge(context.exercise(), new Evidence(List.of(), List.of(mutants, covered)));
    context.progress().measured(RunContext.millisSince(start), goals, List.of(), null);
    return TestsGrading.measured(goals, mutants, covered);
  }

  private void artifact(String name, Record content) {
    byte[] bytes = RunDocuments.mapper().writeValueAsBytes(content);
    if (context.keeper().artifact(context.submission().id(), name, bytes)) {
      context.progress().artifact(name, bytes.length);
    }
  }

  /** Tests have no profile. */
  @Override
  public boolean profile(List<ClassFile> tests) {
    return false;
  }
}
