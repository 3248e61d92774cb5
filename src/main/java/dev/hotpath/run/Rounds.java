package dev.hotpath.run;

import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.protocol.ClassFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the forks of a measurement, several at once by turns, and tells of them as they come. */
final class Rounds implements AutoCloseable {

  private final Trial trial;
  private final RawData raw;
  private final Forks forks;
  private final List<ClassFile> yours;
  private final Map<String, List<ClassFile>> variants;
  private final boolean ownOptions;
  private final Consumer<RunEvent> events;
  private List<GoalResult> decided;

  /**
   * Takes what is measured.
   *
   * @param yours the learner's classes in place of the starter's
   * @param variants classes in place of the program's
   * @param ownOptions whether the learner chose options of the JVM
   * @param open goals, none of them decided
   */
  Rounds(
      Trial trial,
      RawData raw,
      Forks forks,
      List<ClassFile> yours,
      Map<String, List<ClassFile>> variants,
      boolean ownOptions,
      Consumer<RunEvent> events,
      List<GoalResult> open) {
    this.trial = trial;
    this.raw = raw;
    this.forks = forks;
    this.yours = yours;
    this.variants = variants;
    this.ownOptions = ownOptions;
    this.events = events;
    decided = open;
  }

  /** What is to be told from now on. */
  void decided(List<GoalResult> goals) {
    decided = goals;
  }

  /**
   * Takes the plans' forks.
   *
   * @param planned forks of the series, with these
   * @param behind what will be taken next, whose JVMs may start
   */
  Map<Plan, Trial.Fork> take(Series series, List<Plan> plans, int planned, List<Plan> behind)
      throws InterruptedException, Trial.Stop {
    int number = Math.min(planned, series.taken() + plans.size()) - plans.size() + 1;
    String text = text(plans, number, planned);
    for (int i = 0; i < plans.size(); i++) {
      tell(plans.get(i), series.name(), number + i, planned, null, text);
    }
    List<Worker> fresh = fresh(series, plans);
    forks.ahead(behind);
    List<Trial.Fork> taken =
        trial.take(plans.stream().map(plan -> task(series, plan)).toList(), fresh);
    Map<Plan, Trial.Fork> byPlan = new LinkedHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      byPlan.put(plan, taken.get(i));
      raw.was(plan, series, taken.get(i));
      for (String name : series.names(plan)) {
        tell(plan, name, number + i, planned, taken.get(i).nanosPerOp(), text);
      }
    }
    return byPlan;
  }

  private List<Worker> fresh(Series series, List<Plan> plans)
      throws InterruptedException, Trial.Stop {
    forks.start(plans);
    List<Worker> fresh = new ArrayList<>();
    boolean complete = false;
    try {
      for (Plan plan : plans) {
        fresh.add(fresh(series, plan));
      }
      complete = true;
      return fresh;
    } finally {
      if (!complete) {
        fresh.forEach(Worker::close);
      }
    }
  }

  /** Options that a JVM started with once may be too tight for it the next time. */
  private Worker fresh(Series series, Plan plan) throws InterruptedException, Trial.Stop {
    try {
      return forks.take(plan);
    } catch (DiedAtStart died) {
      if (plan.starter() || !ownOptions || died.outOfMemory().isEmpty()) {
        throw died;
      }
      Ending ending = new Ending.OutOfMemory(died.outOfMemory().get());
      throw new Trial.Stop(new Measurement.Result.Ended(series.benchmark, ending));
    }
  }

  private Trial.Task task(Series series, Plan plan) {
    List<ClassFile> changed =
        plan.starter()
            ? List.of()
            : plan.variant().map(name -> Objects.requireNonNull(variants.get(name))).orElse(yours);
    return new Trial.Task(
        plan.starter(),
        series.benchmark,
        changed,
        plan.variation().parameters(),
        series.counters(plan));
  }

  /** As long as before, whoever is measured: the page must not jump. */
  private static String text(List<Plan> plans, int number, int planned) {
    return plans.size() == 1
        ? "Measuring %s, fork %d of %d".formatted(plans.getFirst().words(), number, planned)
        : "Measuring by turns, forks %d to %d of %d"
            .formatted(number, number + plans.size() - 1, planned);
  }

  private void tell(
      Plan plan, String name, int number, int planned, @Nullable Double nanos, String text) {
    String side = plan.starter() ? "starter" : "yours";
    events.accept(new RunEvent.Measuring(name, number, planned, side, nanos, decided, text));
  }

  @Override
  public void close() {
    forks.close();
  }
}
