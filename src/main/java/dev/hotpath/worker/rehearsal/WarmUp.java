package dev.hotpath.worker.rehearsal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Run once in a spare test worker, so that JUnit is loaded before the first submission comes. */
public final class WarmUp {

  @Test
  void plain() {}

  @ParameterizedTest
  @CsvSource({"a, 1"})
  void with_parameters(String text, int number) {}
}
