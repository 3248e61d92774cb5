package dev.hotpath.run.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Run once in a spare test worker, so that JUnit is loaded before the first submission comes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WarmUp {

  @BeforeEach
  void before_each() {}

  @Test
  void passes() {}

  @Test
  void fails() {
    assertEquals("expected", "actual");
  }

  @ParameterizedTest
  @CsvSource({"a, 1"})
  void with_parameters(String text, int number) {}
}
