package dev.hotpath.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedupTest {

  @Test
  void it_is_the_ratio_of_the_medians_between_its_extremes() {
    Speedup speedup = Speedup.of(List.of(90.0, 100.0, 120.0), List.of(50.0, 40.0, 60.0));
    assertEquals(2, speedup.value());
    assertEquals(90.0 / 60 / 2, speedup.low());
    assertEquals(120.0 / 40 * 2, speedup.high());
    assertEquals(0.9, speedup.confidence(), 1e-12);
  }

  @Test
  void one_fork_each_gives_no_confidence() {
    assertEquals(new Speedup(0.5, 0.25, 1, 0, 1), Speedup.of(List.of(1.0), List.of(2.0)));
  }

  @Test
  void a_sample_against_itself_is_around_one() {
    double[] sample = {10, 11, 12, 13, 14};
    assertEquals(
        new Speedup(1, 10.0 / 14, 14.0 / 10, 1 - 2 / 252.0, 1), Speedup.of(sample, sample));
  }

  @Test
  void turned_around_it_is_its_own_inverse_and_never_outside_of_its_interval() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      double[] before = values(random);
      double[] after = values(random);
      Speedup forth = Speedup.of(before, after);
      Speedup back = Speedup.of(after, before);
      assertEquals(1, forth.value() * back.value(), 1e-12);
      assertEquals(1, forth.low() * back.high(), 1e-12);
      assertTrue(forth.low() <= forth.value() && forth.value() <= forth.high(), forth::toString);
    }
  }

  /** As sure as the second look asks for, and no surer. */
  @Test
  void twelve_pairs_are_compared_pair_by_pair() {
    Random random = new Random(2);
    double[] noise = random.doubles(12, 1, 9).toArray();
    double[] before = Arrays.stream(noise).map(value -> 20 * value).toArray();
    double[] after = Arrays.stream(noise).map(value -> value * random.nextDouble(9, 11)).toArray();
    PairedRatio ratio = PairedRatio.of(before, after, 0.999);
    Speedup speedup = Speedup.of(before, after);
    assertEquals(
        new Speedup(
            ratio.hodgesLehmann(), ratio.low(), ratio.high(), ratio.confidence(), ratio.p()),
        speedup);
    assertTrue(speedup.low() > 1.8 && speedup.high() < 2.25, speedup::toString);
    assertTrue(speedup.confidence() >= 0.999 && speedup.confidence() < 0.9995, speedup::toString);
    assertTrue(
        Ratio.of(Sample.of(before), Sample.of(after), 0.999).low() < 1,
        "what both sides had would hide it");
  }

  @Test
  void eleven_are_not() {
    double[] before = range(11, 80);
    double[] after = range(11, 40);
    Ratio ratio = Ratio.of(Sample.of(before), Sample.of(after), 0.992);
    assertEquals(
        new Speedup(
            ratio.ofMedians(),
            ratio.low(),
            ratio.high(),
            ratio.confidence(),
            MannWhitney.p(before, after)),
        Speedup.of(before, after));
  }

  @Test
  void nor_are_those_that_do_not_belong_together() {
    double[] before = range(13, 80);
    double[] after = range(12, 40);
    assertEquals(
        Ratio.of(Sample.of(before), Sample.of(after), 0.999).low(),
        Speedup.of(before, after).low());
  }

  private static double[] range(int size, double from) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> from + i);
    return values;
  }

  /** Both in two clusters, and the medians in different ones: the ratio of medians lies outside. */
  @Test
  void it_is_widened_to_the_value_that_is_shown() {
    double[] before = clusters(105, 200);
    double[] after = clusters(95, 199);
    Ratio ratio = Ratio.of(Sample.of(before), Sample.of(after), 0.9998);
    assertTrue(ratio.ofMedians() < ratio.low(), ratio::toString);
    Speedup speedup = Speedup.of(before, after);
    assertEquals(ratio.ofMedians(), speedup.low());
    assertEquals(ratio.high(), speedup.high());
    Speedup back = Speedup.of(after, before);
    assertEquals(back.value(), back.high());
  }

  private static double[] clusters(int low, int all) {
    double[] values = new double[all];
    Arrays.setAll(values, i -> i < low ? 1 + i / 1e4 : 10 + i / 1e4);
    return values;
  }

  private static double[] values(Random random) {
    return random.doubles(1 + random.nextInt(6), 1, 1_000).toArray();
  }
}
