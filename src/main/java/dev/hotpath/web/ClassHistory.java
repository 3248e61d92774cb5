package dev.hotpath.web;

import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.Figures;
import dev.hotpath.grade.Verdict;
import dev.hotpath.web.page.MyClassPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What attendees did, as rows of their page. */
final class ClassHistory {

  private final Catalogue catalogue;

  ClassHistory(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The newest attempts first.
   *
   * @param facts of one person, oldest first
   * @param shared runs that others may see by link
   */
  List<MyClassPage.Tried> tried(List<AttemptFacts> facts, Set<String> shared, int most) {
    Map<String, Integer> numbers = new HashMap<>();
    List<MyClassPage.Tried> rows = new ArrayList<>();
    for (AttemptFacts one : facts) {
      Optional<Exercise> exercise = catalogue.find(one.exercise());
      OptionalDouble speedup =
          exercise.map(known -> speedup(one, known)).orElse(OptionalDouble.empty());
      rows.add(
          new MyClassPage.Tried(
              one.run(),
              exercise.map(Exercise::title).orElse(one.exercise()),
              numbers.merge(one.exercise(), 1, Integer::sum),
              one.submittedAt(),
              Moments.told(one.submittedAt()),
              summary(one.verdict()),
              look(one.verdict()),
              speedup.isPresent() ? Figures.times(speedup.getAsDouble()) : "",
              shared.contains(one.run())));
    }
    return rows.reversed().subList(0, Math.min(most, rows.size()));
  }

  /**
   * A person's best in each exercise, and that of others.
   *
   * @param mine of one person
   * @param theirs of those who show theirs
   * @param names of people by id
   */
  List<MyClassPage.Speed> speeds(
      List<AttemptFacts> mine, List<AttemptFacts> theirs, Map<String, String> names) {
    List<MyClassPage.Speed> speeds = new ArrayList<>();
    for (Exercise exercise : catalogue.exercises()) {
      OptionalDouble own = best(mine, exercise);
      if (own.isPresent()) {
        speeds.add(
            new MyClassPage.Speed(
                exercise.id(),
                exercise.title(),
                Figures.times(own.getAsDouble()),
                goal(exercise),
                others(exercise, theirs, names)));
      }
    }
    return speeds;
  }

  private record Best(String name, double speedup) {}

  private static List<MyClassPage.Other> others(
      Exercise exercise, List<AttemptFacts> theirs, Map<String, String> names) {
    List<Best> all = new ArrayList<>();
    names.forEach((person, name) ->
        best(theirs.stream().filter(one -> one.learner().equals(person)).toList(), exercise)
            .ifPresent(speedup -> all.add(new Best(name, speedup))));
    return all.stream()
        .sorted(Comparator.comparingDouble(Best::speedup).reversed())
        .map(one -> new MyClassPage.Other(one.name, Figures.times(one.speedup)))
        .toList();
  }

  private static OptionalDouble best(List<AttemptFacts> facts, Exercise exercise) {
    return facts.stream()
        .filter(one -> one.exercise().equals(exercise.id()))
        .map(one -> speedup(one, exercise))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  /** Of a correct attempt; what a learner's benchmark saw of a variant is no speed of theirs. */
  private static OptionalDouble speedup(AttemptFacts one, Exercise exercise) {
    Verdict verdict = one.verdict();
    return verdict != null && verdict.onGoals() && exercise.kind() != Kind.WRITE_BENCHMARK
        ? one.speedup()
        : OptionalDouble.empty();
  }

  private static String goal(Exercise exercise) {
    return exercise.goals().stream()
        .filter(goal -> goal.metric().equals("speedup") && goal.atLeast().isPresent())
        .map(Goal::atLeast)
        .map(least -> Figures.times(least.getAsDouble()))
        .findFirst()
        .orElse("");
  }

  private static String summary(@Nullable Verdict verdict) {
    return verdict == null
        ? "under way"
        : switch (verdict) {
          case PASS -> "passed";
          case SLOW -> "correct, short of its goal";
          case INCONCLUSIVE -> "correct; the machine was too noisy to say more";
          case FAIL -> "a test failed";
          case COMPILE_ERROR -> "did not compile";
          case COMPILE_LIMIT -> "was too much to compile";
          case TIME_LIMIT -> "took too long";
          case MEMORY_LIMIT -> "took too much memory";
          case CRASHED -> "ended its JVM";
          case TAMPERED -> "reported what its tests did not";
          case CANCELLED -> "cancelled";
          case INTERNAL_ERROR -> "Hotpath failed";
        };
  }

  private static String look(@Nullable Verdict verdict) {
    return verdict == null
        ? ""
        : switch (verdict) {
          case PASS -> "pass";
          case SLOW -> "slow";
          case INCONCLUSIVE -> "unsure";
          case CANCELLED -> "";
          default -> "bad";
        };
  }
}
