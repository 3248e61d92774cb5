package dev.hotpath.grade.compare;

import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.attempt;
import static dev.hotpath.grade.compare.Planted.result;
import static dev.hotpath.grade.compare.Planted.times;
import static dev.hotpath.grade.compare.Planted.withoutBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables in {@code src/test/resources/benchstat} are, byte for byte, what the real benchstat
 * made of the lines below them by the command above them (golang.org/x/perf of November 2023). One
 * is not: benchstat adds two blanks to a heading that is wider than what it stands above.
 */
class BenchstatTest {

  private static final Path TEXTS = Path.of("src/test/resources/benchstat");
  private static final double[] FAST = {66_000, 67_000.5, 65_500, 68_000, 66_500};
  private static final double[] TWO = {206_000, 201_000};

  private static double[] many(int n, double of) {
    return IntStream.range(0, n).mapToDouble(i -> of * (1 + (i * 7 % n) / 100.0)).toArray();
  }

  static Sheet sheet(String name) {
    return switch (name) {
      case "starter-and-one" -> Sheet.of(Optional.empty(), attempt(7, FAST), List.of());
      case "two-forks" -> Sheet.of(Optional.of(attempt(3, TWO)), attempt(7, TWO), List.of());
      case "one-fork" -> Sheet.of(Optional.of(attempt(3, 206_000)), attempt(7, 66_000), List.of());
      case "three-attempts" ->
          Sheet.of(
              Optional.of(attempt(3, TWO)),
              attempt(7, FAST),
              List.of(attempt(5, result("join", times(2, STARTER), 9_912, times(9, FAST), 0))));
      case "many-forks" ->
          Sheet.of(
              Optional.of(attempt(3, result("join", many(9, 3e9), 5e6, many(9, 2e9), 4.4e6))),
              attempt(7, result("join", many(11, 3e9), 5e6, many(11, 12.3), 16.5)),
              List.of());
      case "two-benchmarks" ->
          Sheet.of(
              Optional.of(
                  attempt(
                      12,
                      result("join", STARTER, 9_912, times(0.5, STARTER), 5_000),
                      result("aVeryLongName", many(6, 5e3), 0, many(6, 4e3), 0))),
              attempt(
                  133,
                  result("join", STARTER, 9_912, FAST, 78),
                  result("aVeryLongName", many(6, 5e3), 0, many(6, 4.5e3), 24)),
              List.of());
      case "a-benchmark-that-one-lacks" ->
          Sheet.of(
              Optional.of(attempt(3, FAST)),
              attempt(
                  7,
                  withoutBytes(result("join", STARTER, 0, TWO, 0)),
                  result("split", many(6, 50), 1, many(6, 0.5), 1)),
              List.of());
      default -> throw new AssertionError(name);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "starter-and-one",
        "two-forks",
        "one-fork",
        "three-attempts",
        "many-forks",
        "two-benchmarks",
        "a-benchmark-that-one-lacks"
      })
  void tables_are_those_that_benchstat_makes_of_the_lines(String name) throws IOException {
    String text = Benchstat.text(sheet(name), "concat", name + ".txt");
    Path kept = TEXTS.resolve(name + ".txt");
    assertEquals(Files.readString(kept), text);
  }

  /** A line that begins with a small letter and a colon would be configuration. */
  @Test
  void names_can_not_break_out_of_their_line() {
    String evil = "x\n\ngoos: plan9\nBenchmarkForged 1 1 ns/op\u0007";
    String text =
        Benchstat.text(
            Sheet.of(Optional.empty(), attempt(1, result(evil, STARTER, 1, FAST, 1)), List.of()),
            "con\ncat: x",
            "a.txt");
    assertFalse(text.contains("\ngoos"), text);
    assertFalse(text.contains("\nBenchmarkForged"), text);
    assertFalse(text.contains("\u0007"), text);
  }
}
