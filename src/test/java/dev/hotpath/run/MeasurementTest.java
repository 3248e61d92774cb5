package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that no fork can have measured. */
class MeasurementTest {

  private static final List<Double> SEVEN = Collections.nCopies(7, 12.5);
  private static final long LONG_ENOUGH = 1_200_000_000L;

  @Test
  void what_was_asked_for_is_believed() {
    assertEquals(Optional.empty(), Measurement.implausible(SEVEN, SEVEN, LONG_ENOUGH));
  }

  @Test
  void another_number_of_iterations_is_not() {
    assertEquals(
        Optional.of("it reported 6 iterations of 7"),
        Measurement.implausible(SEVEN, SEVEN.subList(0, 6), LONG_ENOUGH));
  }

  @Test
  void nor_is_one_that_was_done_before_it_could_be() {
    assertEquals(
        Optional.of("it was done after 1199 ms, and measuring takes 1200 ms"),
        Measurement.implausible(SEVEN, SEVEN, LONG_ENOUGH - 1));
  }

  @Test
  void nor_is_no_time_at_all() {
    for (double nanos : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          Optional.of("it reported %s ns per operation".formatted(Collections.nCopies(7, nanos))),
          implausible(Collections.nCopies(7, nanos)));
    }
  }

  @Test
  void nor_is_a_sum_of_other_iterations() {
    assertEquals(
        Optional.of("what it reported in the end is not what its iterations were"),
        Measurement.implausible(Collections.nCopies(7, 99.0), SEVEN, LONG_ENOUGH));
  }

  private static Optional<String> implausible(List<Double> nanos) {
    return Measurement.implausible(nanos, nanos, LONG_ENOUGH);
  }
}
