package dev.hotpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenAnswersTest {

  private static final Exercise LISTS =
      Catalogue.load(Path.of("src/test/resources/kinds/exercises"), Metrics.keys())
          .find("which-list")
          .orElseThrow();

  @Test
  void choices_count_from_1_and_a_dash_is_none() {
    assertEquals(Map.of(0, 1, 2, 0), GivenAnswers.parse(LISTS, "2, -,1"));
    assertEquals(Map.of(), GivenAnswers.parse(LISTS, "-,-,-"));
    assertEquals(Map.of(0, 0, 1, 1, 2, 1), LISTS.rightAnswers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2     | --answers 1,2: exercise 'which-list' has 3 questions; give a choice for each, or - for none
          1,2,1,1 | --answers 1,2,1,1: exercise 'which-list' has 3 questions; give a choice for each, or - for none
          0,1,1   | --answers 0,1,1: question 1 has no choice '0'; give 1 to 2, or - for none
          1,4,1   | --answers 1,4,1: question 2 has no choice '4'; give 1 to 3, or - for none
          1,1,x   | --answers 1,1,x: question 3 has no choice 'x'; give 1 to 2, or - for none
          1,,1    | --answers 1,,1: question 2 has no choice ''; give 1 to 3, or - for none
          """)
  void what_is_no_choice_is_named_with_those_that_there_are(String text, String message) {
    ArgumentException refused =
        assertThrows(ArgumentException.class, () -> GivenAnswers.parse(LISTS, text));
    assertEquals(message, refused.getMessage());
  }
}
