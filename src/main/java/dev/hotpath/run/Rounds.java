package dev.hotpath.run;

import dev.hotpath.grade.RunReport.GoalResult;
import dev.hotpath.protocol.ClassFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the forks of a measurement, several at once by turns, and tells of them as they come. */
final class Rounds {

  private static final String WAITS = "Waiting a moment while others are tested";

  private final Trial trial;
  private final RawData raw;
  private final Forks forks;
  private final Courtesy courtesy;
  private final List<ClassFile> yours;
  private final Map<String, List<ClassFile>> variants;
  private final Consumer<RunEvent> events;
  private List<GoalResult> decided;

  /**
   * Takes what is measured.
   *
   * @param courtesy before each round
   * @param yours the learner's classes in place of the starter's
   * @param variants classes in place of the program's
   * @param open goals, none of them decided
   */
  Rounds(
      Trial trial,
      RawData raw,
      Forks forks,
      Courtesy courtesy,
      List<ClassFile> yours,
      Map<String, List<ClassFile>> variants,
      Consumer<RunEvent> events,
      List<GoalResult> open) {
    this.trial = trial;
    this.raw = raw;
    this.forks = forks;
    this.courtesy = courtesy;
    this.yours = yours;
    this.variants = variants;
    this.events = events;
    decided = open;
  }

  /** What is to be told from now on. */
  void decided(List<GoalResult> goals) {
    decided = goals;
  }

  /** Forks that take turns. */
  record Round(Series series, List<Plan> plans) {}

  /**
   * Takes a round's forks.
   *
   * @param planned forks of the series, with these
   */
  Map<Plan, Trial.Fork> take(Round round, int planned) throws InterruptedException, Trial.Stop {
    int number = number(round, planned);
    return take(round, planned, text(round.plans, number, planned));
  }

  /** Takes forks in place of those that something else on this machine disturbed. */
  Map<Plan, Trial.Fork> takeAgain(Round round, int planned)
      throws InterruptedException, Trial.Stop {
    return take(round, planned, "Measuring again what something else on this machine disturbed");
  }

  private static int number(Round round, int planned) {
    int forks = round.plans.size();
    return Math.min(planned, round.series.taken() + forks) - forks + 1;
  }

  private Map<Plan, Trial.Fork> take(Round round, int planned, String text)
      throws InterruptedException, Trial.Stop {
    Series series = round.series;
    List<Plan> plans = round.plans;
    int number = number(round, planned);
    courtesy.letOthersGoFirst(
        () -> tell(plans.getFirst(), series.name(), number, planned, null, WAITS));
    for (int i = 0; i < plans.size(); i++) {
      tell(plans.get(i), series.name(), number + i, planned, null, text);
    }
    List<Trial.Fork> taken = begin(round).finish();
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

  private Underway<Trial.Fork> begin(Round round) {
    return new Underway<>(
        round.plans.stream().map(plan -> trial.of(task(round.series, plan))).toList());
  }

  private Trial.Task task(Series series, Plan plan) {
    List<ClassFile> changed =
        plan.starter()
            ? List.of()
            : plan.variant().map(name -> Objects.requireNonNull(variants.get(name))).orElse(yours);
    return new Trial.Task(
        () -> forks.start(series.benchmark, plan),
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
}
