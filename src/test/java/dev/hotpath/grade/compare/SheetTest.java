package dev.hotpath.grade.compare;

import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.attempt;
import static dev.hotpath.grade.compare.Planted.result;
import static dev.hotpath.grade.compare.Planted.times;
import static dev.hotpath.grade.compare.Planted.withoutBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.BytesPerOp;
import dev.hotpath.grade.RunReport.Ratio;
import dev.hotpath.grade.RunReport.Sample;
import dev.hotpath.grade.compare.Change.Told;
import dev.hotpath.stats.MannWhitney;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static final double[] FAST = {66_000, 67_000, 65_500, 68_000, 66_500};
  private static final double[] MIDDLING = {206_000, 201_000, 204_000, 209_000, 207_000};

  private static Change only(Sheet sheet) {
    assertEquals(1, sheet.benchmarks().size());
    return sheet.benchmarks().getFirst().changes().getFirst();
  }

  private static Change fromStarter(double... yours) {
    return only(Sheet.of(Optional.empty(), attempt(7, yours), List.of()));
  }

  private static Change between(Entry before, Entry after) {
    return only(Sheet.of(Optional.of(before), after, List.of()));
  }

  @Test
  void against_the_starter_the_figures_are_those_of_the_run() {
    BenchmarkResult measured = result("join", STARTER, 9_912, FAST, 78);
    Change change = only(Sheet.of(Optional.empty(), attempt(7, measured), List.of()));
    assertEquals(
        new Change(
            Version.STARTER,
            new Version(7, "run-7"),
            Told.FASTER,
            measured.speedup(),
            measured.p(),
            9_912.0,
            78.0),
        change);
  }

  @Test
  void faster_slower_and_the_same_are_told_apart_by_the_interval() {
    assertEquals(Told.FASTER, fromStarter(FAST).told());
    assertEquals(Told.SLOWER, fromStarter(times(3, STARTER)).told());
    assertEquals(Told.SAME, fromStarter(times(1.01, STARTER)).told());
  }

  /** The machine was half as fast at the second run: the attempt is none the slower for that. */
  @Test
  void attempts_are_compared_by_their_ratio_to_the_starter_beside_them() {
    Entry before = attempt(3, MIDDLING);
    Entry slowMachine =
        attempt(4, result("join", times(2, STARTER), 9_912, times(2, MIDDLING), 78));
    Change same = between(before, slowMachine);
    assertEquals(Told.SAME, same.told());
    assertEquals(1, same.p());

    Entry better = attempt(5, result("join", times(2, STARTER), 9_912, times(2, FAST), 78));
    Change faster = between(before, better);
    assertEquals(Told.FASTER, faster.told());
    Ratio ratio = Objects.requireNonNull(faster.ratio());
    assertEquals(206_000.0 / 66_500, ratio.value(), 1e-9);
    assertEquals(MannWhitney.p(MIDDLING, FAST), faster.p());
  }

  @Test
  void between_attempts_the_interval_is_the_widest_that_both_allow() {
    Change change = between(attempt(3, MIDDLING), attempt(7, FAST));
    Ratio old = result("join", STARTER, 1, MIDDLING, 1).speedup();
    Ratio now = result("join", STARTER, 1, FAST, 1).speedup();
    assertEquals(
        new Ratio(now.value() / old.value(), now.low() / old.high(), now.high() / old.low()),
        change.ratio());
    Change back = between(attempt(7, FAST), attempt(3, MIDDLING));
    assertEquals(Told.SLOWER, back.told());
  }

  @Test
  void from_one_fork_nothing_is_told() {
    Change alone = fromStarter(66_000);
    assertEquals(Told.TOO_FEW, alone.told());
    assertNull(alone.ratio());
    assertNull(alone.p());
    assertEquals(Told.TOO_FEW, between(attempt(3, MIDDLING), attempt(7, 66_000)).told());
    assertEquals(Told.TOO_FEW, between(attempt(3, 66_000), attempt(7, FAST)).told());
  }

  @Test
  void bytes_may_be_missing_on_either_side() {
    Entry without = attempt(3, withoutBytes(result("join", STARTER, 0, MIDDLING, 0)));
    Change change = between(without, attempt(7, FAST));
    assertEquals(Told.FASTER, change.told());
    assertNull(change.fromBytes());
    assertEquals(78.0, change.toBytes());
  }

  @Test
  void a_benchmark_that_one_of_the_two_lacks_is_not_measured() {
    BenchmarkResult join = result("join", STARTER, 9_912, FAST, 78);
    BenchmarkResult split = result("split", STARTER, 9_912, FAST, 78);
    Sheet sheet = Sheet.of(Optional.of(attempt(3, join)), attempt(7, join, split), List.of());
    assertEquals(List.of("join", "split"), names(sheet));
    assertEquals(Told.NOT_MEASURED, sheet.benchmarks().get(1).changes().getFirst().told());
    assertEquals(1, sheet.benchmarks().get(1).lines().size());
  }

  private static List<String> names(Sheet sheet) {
    return sheet.benchmarks().stream().map(Sheet.Benchmark::name).toList();
  }

  @Test
  void figures_that_no_run_can_have_are_as_none() {
    Sample good = new Sample(1, 1, 1, List.of(1.0, 1.0));
    BytesPerOp bytes = new BytesPerOp(1.0, 1.0);
    Ratio ratio = new Ratio(1, 1, 1);
    for (Sample bad :
        List.of(
            new Sample(0, 0, 0, List.of(1.0)),
            new Sample(1, 1, 1, List.of()),
            new Sample(1, 1, 1, List.of(1.0, -1.0)),
            new Sample(1, 1, 1, List.of(Double.NaN)))) {
      BenchmarkResult yours = new BenchmarkResult("join", "ns/op", good, bad, ratio, 1, bytes);
      BenchmarkResult starter = new BenchmarkResult("join", "ns/op", bad, good, ratio, 1, bytes);
      assertEquals(Optional.empty(), Line.of(Version.STARTER, yours));
      assertEquals(Optional.empty(), Line.of(Version.STARTER, starter));
    }
    BenchmarkResult noRatio =
        new BenchmarkResult("join", "ns/op", good, good, new Ratio(0, 0, 0), 1, bytes);
    assertEquals(Optional.empty(), Line.of(Version.STARTER, noRatio));
    assertEquals(
        List.of(), Sheet.of(Optional.empty(), attempt(1, noRatio), List.of()).benchmarks());
  }

  @Test
  void forty_attempts_stand_in_their_order_each_once() {
    List<Entry> many =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> attempt(41 - i, times(1.0 / i, STARTER)))
            .toList();
    Sheet sheet = Sheet.of(Optional.of(many.getLast()), many.getFirst(), many);
    assertEquals(41, sheet.versions().size());
    assertEquals(
        IntStream.rangeClosed(0, 40).boxed().toList(),
        sheet.versions().stream().map(Version::number).toList());
    Sheet.Benchmark join = sheet.benchmarks().getFirst();
    assertEquals(40, join.lines().size());
    assertEquals(39, join.changes().size());
    assertEquals(40, join.changes().getFirst().to().number());
    assertTrue(join.changes().stream().allMatch(change -> change.from().number() == 1));
    assertEquals(Optional.empty(), join.changeTo(sheet.before()));
  }

  /** Exact permutation ends somewhere; the interval still tells. */
  @Test
  void more_forks_than_p_can_be_computed_for_are_told_by_the_interval() {
    double[] many = IntStream.range(0, 60).mapToDouble(i -> 60_000 + i).toArray();
    Entry after =
        attempt(
            7,
            new BenchmarkResult(
                "join",
                "ns/op",
                new Sample(412_000, 405_000, 420_000, List.of(405_000.0, 412_000.0, 420_000.0)),
                new Sample(60_030, 60_000, 60_059, Arrays.stream(many).boxed().toList()),
                new Ratio(6.86, 6.74, 7),
                0.001,
                new BytesPerOp(null, null)));
    assertEquals(Told.FASTER, between(attempt(3, MIDDLING), after).told());
  }

  @Test
  void speedups_of_forks_lie_around_that_of_the_attempt() {
    Line line = Line.of(new Version(7, "r"), result("join", STARTER, 1, FAST, 1)).orElseThrow();
    assertEquals(412_000.0 / 66_000, line.speedups().getFirst(), 1e-9);
    assertEquals(1, line.starterSpeedups().getFirst(), 1e-9);
    assertEquals(66_000.0 / 412_000, line.ofStarter().getFirst(), 1e-9);
  }
}
