package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotpath.grade.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What this repository itself teaches is sound. */
class OwnExercisesTest {

  private static final Path EXERCISES = Path.of("exercises");
  private static final Set<String> METRICS = Set.of("speedup", "bytes-per-op", "benchmark-trust");
  private static final Path SOLUTIONS = Path.of("solutions");

  @Test
  void the_exercises_of_this_repository_and_their_solutions_have_no_problem() {
    assumeTrue(Files.isDirectory(EXERCISES), "no exercises/ here");
    Catalogue.Reading reading = Catalogue.read(EXERCISES, Metrics.keys());
    List<Problem> problems = new ArrayList<>(reading.problems());
    for (Exercise exercise : reading.sound().exercises()) {
      try {
        Solutions.load(SOLUTIONS, exercise);
      } catch (CatalogueException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(Solutions.strays(SOLUTIONS, reading.sound()));
    assertEquals("", String.join("\n", Catalogues.lines(problems)));
  }
}
