package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.grade.Ending;
import java.util.ArrayList;
import java.util.List;

/** Fresh JVMs for one measurement. */
final class Forks {

  private final Workers workers;
  private final Exercise exercise;
  private final List<String> starterOptions;
  private final List<String> yourOptions;

  /**
   * Takes what they are started with.
   *
   * @param yourOptions of the JVM, behind the exercise's own, for the learner's forks
   */
  Forks(Workers workers, Exercise exercise, List<String> yourOptions) {
    this.workers = workers;
    this.exercise = exercise;
    starterOptions = JvmOptions.in(exercise.edit()).flags();
    this.yourOptions = yourOptions;
  }

  /**
   * A JVM that nothing has run in.
   *
   * @throws Trial.Stop where the learner's options are too tight: one that started with them once
   *     need not start the next time
   */
  Worker start(String benchmark, Plan plan) throws Trial.Stop {
    try {
      return workers.forMeasuring(exercise, options(plan));
    } catch (DiedAtStart died) {
      if (plan.starter() || yourOptions.isEmpty() || died.outOfMemory().isEmpty()) {
        throw died;
      }
      Ending ending = new Ending.OutOfMemory(died.outOfMemory().get());
      throw new Trial.Stop(new Measurement.Result.Ended(benchmark, ending));
    }
  }

  private List<String> options(Plan plan) {
    if (plan.starter()) {
      return starterOptions;
    }
    List<String> options = new ArrayList<>(yourOptions);
    options.addAll(plan.variation().flags());
    return options;
  }
}
