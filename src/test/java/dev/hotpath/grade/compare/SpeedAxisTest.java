package dev.hotpath.grade.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedAxisTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "0.98, 1.02",
    "0.7, 1.3",
    "0.5, 2",
    "1, 6.1",
    "1, 47",
    "0.9, 900",
    "0.001, 1",
    "1, 1e7",
    "1e-9, 1e9"
  })
  void the_starter_has_a_label_and_no_more_than_fit_on_a_phone_do(double low, double high) {
    SpeedAxis axis = SpeedAxis.of(List.of(low, high));
    List<Double> ticks = axis.ticks();
    assertTrue(ticks.size() >= 2 && ticks.size() <= 7, ticks.toString());
    assertTrue(ticks.stream().anyMatch(tick -> Math.abs(tick - 1) < 1e-9), ticks.toString());
    assertEquals(ticks.stream().sorted().distinct().toList(), ticks);
    assertTrue(axis.position(low) > 2 && axis.position(high) < 98);
    ticks.forEach(tick -> assertTrue(axis.position(tick) > 0 && axis.position(tick) < 100));
  }

  @Test
  void twice_as_fast_is_as_far_as_half_as_fast() {
    SpeedAxis axis = SpeedAxis.of(List.of(0.4, 6.0));
    double right = axis.position(2) - axis.position(1);
    double left = axis.position(1) - axis.position(0.5);
    assertEquals(right, left, 1e-9);
    assertTrue(right > 0);
  }

  @Test
  void noise_of_a_thousandth_does_not_fill_the_picture() {
    SpeedAxis axis = SpeedAxis.of(List.of(0.999, 1.001));
    assertTrue(axis.position(1.001) - axis.position(1) < 1);
    assertEquals(50, axis.position(1), 5, "room on both sides");
  }
}
