package dev.hotpath.run;

import dev.hotpath.grade.Grade;
import dev.hotpath.protocol.ClassFile;
import java.util.List;
import java.util.Optional;

/**
 * What is done with a submission, step by step; one for each kind of exercise. {@link Run} calls
 * each step once, in this order, tells of verdicts and keeps them.
 */
interface Way {

  static Way of(RunContext context) {
    return switch (context.exercise().kind()) {
      case OPTIMISE -> new OptimiseWay(context);
      case WRITE_TESTS -> new TestsWay(context);
      case WRITE_BENCHMARK -> new WriteBenchmarkWay(context);
      case TUNE -> new TuneWay(context);
      case READ -> new ReadWay(context);
    };
  }

  /** Compiles and tests. */
  Tested test() throws InterruptedException;

  /**
   * Looks whether a correct submission meets its goals.
   *
   * @param yours what {@link #test} gave
   */
  Grade measure(List<ClassFile> yours) throws InterruptedException;

  /**
   * Takes the exercise's profiles, once there is a verdict on the goals.
   *
   * @return whether there was anything to take
   */
  boolean profile(List<ClassFile> yours) throws InterruptedException;

  /**
   * Leaves the same profiles of the starter, to be compared with; called where there were any to
   * take, and once they have been shown. One that can't be had costs nothing else.
   */
  default void profileStarter() throws InterruptedException {}

  /**
   * How testing ended.
   *
   * @param grade empty where it is correct, and goes on
   * @param classes of the submission and of what was compiled with it, for the steps to come
   */
  record Tested(Optional<Grade> grade, List<ClassFile> classes) {
    public Tested {
      classes = List.copyOf(classes);
    }
  }
}
