package dev.hotpath.grade.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.compare.Change.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Version THREE = new Version(3, "r3");
  private static final Version SEVEN = new Version(7, "r7");

  private static String said(
      Told told,
      @Nullable Ratio ratio,
      @Nullable Double p,
      @Nullable Double before,
      @Nullable Double after) {
    return Wording.sentence(new Change(THREE, SEVEN, told, ratio, p, before, after));
  }

  @Test
  void faster_has_its_lower_end_its_p_and_its_bytes() {
    assertEquals(
        "Attempt 7 is 6.1× faster than attempt 3, at least 5.2×; p = 0.004;"
            + " 78 B/op instead of 9,912.",
        said(Told.FASTER, new Ratio(6.12, 5.2, 7.1), 0.00397, 9_912.0, 78.0));
  }

  @Test
  void slower_is_said_by_how_much_at_least() {
    assertEquals(
        "Attempt 7 is 2× slower than attempt 3, at least 1.6×; p < 0.001; 78 B/op in both.",
        said(Told.SLOWER, new Ratio(0.5, 0.4, 0.625), 0.0004, 78.2, 77.9));
  }

  @Test
  void where_the_interval_reaches_across_1_no_figure_pretends_to_know() {
    assertEquals(
        "Attempt 7 is about as fast as attempt 3; p = 0.33.",
        said(Told.SAME, new Ratio(1.2, 0.9, 1.5), 1 / 3.0, null, 78.0));
  }

  @Test
  void one_fork_is_too_few_to_tell_but_bytes_are_exact() {
    assertEquals(
        "One fork is too few to say whether attempt 7 is faster than attempt 3;"
            + " 0 B/op instead of 24.",
        said(Told.TOO_FEW, null, null, 24.0, 0.0));
  }

  @Test
  void what_was_not_measured_is_said_so() {
    assertEquals(
        "Attempt 7 and attempt 3 were not both measured on this.",
        said(Told.NOT_MEASURED, null, null, null, null));
    assertEquals(
        "Attempt 7 is about as fast as the starter.",
        Wording.sentence(
            new Change(Version.STARTER, SEVEN, Told.SAME, new Ratio(1, 1, 1), null, null, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.164, 0.16×",
    "0.5, 0.5×",
    "1, 1×",
    "1.004, 1×",
    "1.07, 1.07×",
    "1.994, 1.99×",
    "1.996, 2×",
    "6.12, 6.1×",
    "9.96, 10×",
    "23.7, 24×",
    "1204.4, '1,204×'"
  })
  void a_ratio_has_as_many_digits_as_it_is_worth(double ratio, String text) {
    assertEquals(text, Wording.times(ratio));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0001, p < 0.001",
    "0.0286, p = 0.029",
    "0.0996, p = 0.10",
    "0.3333, p = 0.33",
    "1, p = 1"
  })
  void a_p_has_three_decimals_at_most(double p, String text) {
    assertEquals(text, Wording.p(p));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4712, 0.471 ns",
    "12.34, 12.3 ns",
    "412000, 412 µs",
    "999600, 1 ms",
    "6123456, 6.12 ms",
    "99960, 100 µs",
    "1500000000000, '1,500 s'"
  })
  void a_time_has_the_unit_that_suits_it(double nanos, String text) {
    assertEquals(text.replace(' ', '\u00a0'), Wording.time(nanos));
  }

  @Test
  void both_ends_of_an_interval_share_a_unit() {
    assertEquals("405–420\u00a0µs", Wording.times(405_000, 420_000));
    assertEquals("0.9–1.2\u00a0ms", Wording.times(900_000, 1_200_000));
    assertEquals("66\u00a0µs", Wording.times(66_001, 66_002));
    assertEquals("0.9–1.1×", Wording.times(new Ratio(1, 0.9, 1.1)));
  }
}
