package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.Mutants;
import dev.hotpath.grade.Mutants.How;
import dev.hotpath.grade.TestsGrading;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.TestReport;
import dev.hotpath.protocol.TestReport.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries a learner's tests on every variant of the program, and again on the program itself, each in
 * a fresh worker. The order is drawn anew each time: no test can know by it what it is run on.
 */
final class MutantHunt {

  /** How often the program itself comes again among its variants. */
  static final int AGAIN = 2;

  private static final int MAX_NAMED = 5;

  // A test on the program takes milliseconds; a machine with a full classroom gives it a tenth of
  // that speed.
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final int TIMES_AS_LONG = 20;

  private final RunContext context;
  private final TestKit kit;
  private final List<ClassFile> tests;
  private final List<String> testClasses;
  private final List<String> declared;
  private final Duration limit;
  private final Random random;

  /**
   * Tries nothing yet.
   *
   * @param tests the learner's classes, maybe with those of the program among them
   * @param usual how long the tests took on the program
   */
  MutantHunt(
      RunContext context,
      TestKit kit,
      List<ClassFile> tests,
      List<String> testClasses,
      List<String> declared,
      Duration usual,
      Random random) {
    this.context = context;
    this.kit = kit;
    this.tests = List.copyOf(tests);
    this.testClasses = List.copyOf(testClasses);
    this.declared = List.copyOf(declared);
    this.random = random;
    Duration enough = usual.multipliedBy(TIMES_AS_LONG);
    Duration most = context.limits().tests();
    Duration wanted = enough.compareTo(LEAST) > 0 ? enough : LEAST;
    limit = wanted.compareTo(most) < 0 ? wanted : most;
  }

  /** How it ended. */
  sealed interface Result {
    /** With a word on every program. */
    record Tried(Mutants mutants) implements Result {}

    /** The program itself was found wrong this time. */
    record Unsteady(Mutants.Tried again) implements Result {}

    /** A worker ended in a way that says nothing of the program in it. */
    record Ended(Ending ending) implements Result {}
  }

  private enum Role {
    WRONG,
    RIGHT,
    ITSELF
  }

  private record Program(Role role, int number, String words, List<ClassFile> classes) {}

  /** Tries them all, unless something ends it before. */
  Result run() throws InterruptedException {
    List<Program> programs = programs();
    Collections.shuffle(programs, random);
    long wrong = programs.stream().filter(program -> program.role == Role.WRONG).count();
    List<Mutants.Tried> mutants = new ArrayList<>();
    List<Mutants.Tried> right = new ArrayList<>();
    int mutantsTried = 0;
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      boolean mutant = program.role == Role.WRONG;
      mutantsTried += mutant ? 1 : 0;
      tell(
          i + 1,
          programs.size(),
          TestsGrading.trying(
              !mutant,
              mutant ? mutantsTried : i + 1 - mutantsTried,
              (int) (mutant ? wrong : programs.size() - wrong)));
      TestFork fork =
          TestFork.run(
              context,
              new Job.RunTests(kit.with(tests, program.classes), testClasses, limit.toMillis()),
              limit,
              _ -> {});
      if (saysNothing(fork.ending())) {
        return new Result.Ended(fork.ending());
      }
      Mutants.Tried tried = tried(program, fork);
      switch (program.role) {
        case WRONG -> mutants.add(tried);
        case RIGHT -> right.add(tried);
        case ITSELF -> {
          if (tried.rejected()) {
            return new Result.Unsteady(tried);
          }
        }
      }
    }
    mutants.sort(Comparator.comparingInt(Mutants.Tried::number));
    right.sort(Comparator.comparingInt(Mutants.Tried::number));
    return new Result.Tried(new Mutants(mutants, right));
  }

  private List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    int wrong = 0;
    int right = 0;
    for (TestKit.Built built : kit.variants()) {
      boolean correct = built.variant().right();
      int number = correct ? ++right : ++wrong;
      programs.add(
          new Program(
              correct ? Role.RIGHT : Role.WRONG, number, built.variant().words(), built.classes()));
    }
    for (int i = 1; i <= AGAIN; i++) {
      programs.add(new Program(Role.ITSELF, i, "the program itself", kit.program()));
    }
    return programs;
  }

  private void tell(int number, int of, String text) {
    context
        .log()
        .add(
            new RunEvent.Measuring(
                "mutants", number, of, "yours", null, Metrics.open(kit.exercise()), text));
  }

  private static boolean saysNothing(Ending ending) {
    return switch (ending) {
      case Ending.Cancelled _, Ending.HarnessFailed _, Ending.Tampered _ -> true;
      case Ending.Finished _,
          Ending.TimedOut _,
          Ending.OutOfMemory _,
          Ending.MemoryExceeded _,
          Ending.Died _ ->
          false;
    };
  }

  /** Of a wrong program a test has to fail; of a right one every test has to pass. */
  private Mutants.Tried tried(Program program, TestFork fork) {
    List<String> failed = named(fork, test -> test.status() == Status.FAILED);
    if (!failed.isEmpty()) {
      return tried(program, How.FAILED, failed);
    }
    return switch (fork.ending()) {
      case Ending.TimedOut late ->
          tried(program, How.TOO_LONG, late.test().isEmpty() ? List.of() : List.of(late.test()));
      case Ending.OutOfMemory _, Ending.MemoryExceeded _ ->
          tried(program, How.OUT_OF_MEMORY, List.of());
      case Ending.Died _ -> tried(program, How.ENDED, List.of());
      default -> program.role == Role.WRONG ? tried(program, null, List.of()) : all(program, fork);
    };
  }

  private Mutants.Tried all(Program program, TestFork fork) {
    List<String> notRun = new ArrayList<>(named(fork, test -> test.status() != Status.PASSED));
    notRun.addAll(TestsGrading.missing(fork.tests(), declared));
    return notRun.isEmpty() ? tried(program, null, List.of()) : tried(program, How.NOT_RUN, notRun);
  }

  private static List<String> named(TestFork fork, Predicate<TestReport> which) {
    return fork.tests().stream().filter(which).map(TestReport::name).limit(MAX_NAMED).toList();
  }

  private static Mutants.Tried tried(Program program, @Nullable How how, List<String> by) {
    return new Mutants.Tried(program.number, program.words, how, by);
  }
}
