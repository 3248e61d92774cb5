package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.AllowedOptions;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Option;
import dev.hotpath.grade.Metrics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of flags, of which the last wins. */
class ProgramsIT {

  private static final Exercise HEADERS =
      Catalogue.load(Path.of("src/test/resources/kinds/exercises"), Metrics.keys())
          .find("headers")
          .orElseThrow();
  private static final List<String> CHOSEN = List.of("-XX:+UseZGC", "-Xmx1g");

  private final Programs programs = new Programs(Installation.find());

  @Test
  void what_confines_a_jvm_comes_behind_what_a_learner_chose() {
    for (Program program :
        List.of(programs.measuring(HEADERS, CHOSEN), programs.profiling(HEADERS, CHOSEN))) {
      List<String> flags = program.flags();
      int confined = flags.size() - Programs.CONFINED.size();
      assertEquals(Programs.CONFINED, flags.subList(confined, flags.size()), program.name());
      int chosen = flags.indexOf("-XX:+UseZGC");
      assertTrue(chosen >= 0 && chosen < confined, program.name());
      assertTrue(flags.indexOf("-Xmx64m") < chosen, "the exercise's own come first");
      assertEquals("-Xmx1g", flags.stream().filter(f -> f.startsWith("-Xmx")).toList().getLast());
    }
  }

  @Test
  void a_heap_has_an_end_though_the_learner_named_none() {
    List<String> heaps =
        programs.measuring(HEADERS, List.of()).flags().stream()
            .filter(flag -> flag.startsWith("-Xmx"))
            .toList();
    assertEquals(List.of("-Xmx" + AllowedOptions.MAX_HEAP, "-Xmx64m"), heaps);
  }

  @Test
  void no_option_that_may_be_chosen_is_one_that_confines() {
    AllowedOptions.groups().stream()
        .flatMap(group -> group.options().stream())
        .map(Option::name)
        .forEach(name ->
            assertFalse(
                Programs.CONFINED.stream().anyMatch(flag -> flag.matches(".*\\b" + name + "\\b.*")),
                name));
  }
}
