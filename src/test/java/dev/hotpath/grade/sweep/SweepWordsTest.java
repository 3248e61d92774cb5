package dev.hotpath.grade.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.compare.Change.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sweep is said to have shown, from forks that are planted. */
class SweepWordsTest {

  private final List<SweepFork> forks = new ArrayList<>();

  private static SweepReport accepted(
      Dimension dimension, boolean unchanged, int processors, String... values) {
    String parameter = dimension == Dimension.PARAMETER ? "n" : "";
    Sweep sweep = new Sweep("key", "Title", "bench", dimension, parameter, List.of(values));
    return SweepReport.accepted("id", "run", "exercise", sweep, unchanged, processors, 1);
  }

  private void forks(int value, SweepSide side, double share, double... nanos) {
    for (double one : nanos) {
      forks.add(new SweepFork(value, side, one, 8.0, 2.0, share, ""));
    }
  }

  private SweepReport complete(SweepReport report) {
    SweepReport measured = report.with(RunState.MEASURING, null, "", forks.size(), forks);
    return measured.with(
        RunState.DONE, SweepOutcome.COMPLETE, SweepWords.complete(measured), forks.size(), forks);
  }

  @Test
  void the_fastest_the_slowest_the_collectors_share_and_who_died() {
    SweepReport report = accepted(Dimension.HEAP, false, 2, "16m", "64m", "256m");
    forks(1, SweepSide.YOURS, 0.41, 310, 305, 320);
    forks(2, SweepSide.YOURS, 0.02, 100, 99, 104);
    forks.add(SweepFork.ended(0, SweepSide.YOURS, "ran out of memory"));
    forks.add(SweepFork.ended(0, SweepSide.STARTER, "ran out of memory"));
    forks.add(SweepFork.ended(1, SweepSide.STARTER, "ran out of memory"));
    assertEquals(
        "Your code is fastest with 256 MB; with 64 MB it takes 3.1× as long, and the collector"
            + " uses 41 % of the CPU. Your code ran out of memory with 16 MB."
            + " The starter ran out of memory with 16 MB and 64 MB.",
        complete(report).summary());
  }

  @Test
  void values_whose_forks_overlap_are_not_called_different() {
    SweepReport report = accepted(Dimension.COLLECTOR, true, 2, "serial", "z");
    forks(0, SweepSide.YOURS, 0, 100, 101, 108);
    forks(1, SweepSide.YOURS, 0, 106, 107, 109);
    assertEquals(
        "For the starter no value is clearly faster: medians differ by 5.9 % at most, and so do"
            + " forks of one value.",
        complete(report).summary());
  }

  @ParameterizedTest
  @CsvSource({
    "12, time falls as n grows",
    "100, n hardly matters",
    "300, time grows less than n does",
    "990, time grows about as n does",
    "4000, time grows more than n does",
    "9900, time grows about as the square of n",
    "99000, time grows more than the square of n",
  })
  void growth_with_a_number_is_told_by_its_kind(double most, String kind) {
    SweepReport report = accepted(Dimension.PARAMETER, true, 2, "10", "100");
    forks(0, SweepSide.YOURS, 0, 99, 100, 101);
    forks(1, SweepSide.YOURS, 0, most, most, most);
    String summary = complete(report).summary();
    assertTrue(summary.startsWith("From n = 10 to 100 the starter takes "), summary);
    assertTrue(summary.endsWith(" as long: " + kind + "."), summary);
  }

  @Test
  void each_ability_of_the_compiler_is_told_by_what_it_is_worth() {
    SweepReport report =
        accepted(Dimension.COMPILER, false, 2, "nothing", "vectors", "inlining", "compiling");
    forks(0, SweepSide.YOURS, 0, 100, 101, 104);
    forks(1, SweepSide.YOURS, 0, 310, 305, 320);
    forks(2, SweepSide.YOURS, 0, 99, 103, 120);
    forks(3, SweepSide.YOURS, 0, 4_040, 4_000, 4_100);
    forks(0, SweepSide.STARTER, 0, 100, 101, 104);
    forks(2, SweepSide.STARTER, 0, 99, 103, 120);
    assertEquals(
        "Your code takes 40× as long with the interpreter alone and 3.1× as long with no vectors;"
            + " nothing else makes a clear difference."
            + " The starter is as fast with any of them switched off, as far as forks can tell.",
        complete(report).summary());
    assertEquals("as it is", report.points().getFirst().label());
  }

  @Test
  void more_processors_than_there_are_is_noted_and_no_others_are() {
    List<String> notes = accepted(Dimension.PROCESSORS, false, 2, "1", "2", "8", "18").notes();
    assertEquals(
        "This machine has 2 processors: with 8 and 18 the JVM starts threads for more than"
            + " there are, and they take turns.",
        notes.getLast());
    assertTrue(notes.getFirst().contains("told, by ActiveProcessorCount"), notes.getFirst());
    assertEquals(notes.subList(0, 1), accepted(Dimension.PROCESSORS, false, 18, "1", "18").notes());
  }

  @Test
  void words_as_values_of_a_parameter_are_told_by_their_difference() {
    SweepReport report = accepted(Dimension.PARAMETER, false, 2, "sorted", "random");
    forks(0, SweepSide.YOURS, 0, 100, 101, 102);
    forks(1, SweepSide.YOURS, 0, 400, 402, 404);
    assertEquals(
        "Your code is fastest with n = sorted; with n = random it takes 4× as long.",
        complete(report).summary());
  }

  private SweepReport pair(double... ofTheSecond) {
    SweepReport report = accepted(Dimension.OPTIONS, true, 2, "", "-XX:-Inline").asPair();
    double[] first = {100, 101, 99, 102, 100};
    for (int i = 0; i < ofTheSecond.length; i++) {
      forks(0, SweepSide.YOURS, 0, first[i]);
      forks(1, SweepSide.YOURS, 0, ofTheSecond[i]);
    }
    return complete(report);
  }

  @Test
  void the_second_of_a_pair_is_judged_against_the_first() {
    SweepReport slower = pair(140, 141, 139, 142, 140);
    assertEquals(
        "Your code without Inline is 1.4× slower than your code as it is, at least 1.36×;"
            + " p = 0.008; 8 B/op in both.",
        slower.summary());
    assertEquals(Told.SLOWER, Objects.requireNonNull(slower.judged()).told());
    assertEquals(List.of(SweepSide.YOURS), slower.sides());
    assertEquals(slower, SweepReport.read(slower.json()));
  }

  @Test
  void two_that_are_equally_fast_are_called_that() {
    SweepReport same = pair(101, 99, 102, 100, 100);
    assertTrue(
        same.summary()
            .startsWith("Your code without Inline is about as fast as your code as it is"),
        same.summary());
  }

  @Test
  void a_pair_of_which_one_died_is_not_compared_and_one_under_way_is_not_judged_yet() {
    SweepReport report = accepted(Dimension.HEAP, false, 2, "16m", "64m").asPair();
    assertNull(report.with(RunState.MEASURING, null, "", 4, forks).judged());
    forks(1, SweepSide.YOURS, 0, 100);
    forks.add(SweepFork.ended(0, SweepSide.YOURS, "ran out of memory"));
    SweepReport done = complete(report);
    assertEquals(
        "Your code ran out of memory with 16 MB. So there is nothing to compare.", done.summary());
    assertEquals(Told.NOT_MEASURED, Objects.requireNonNull(done.judged()).told());
  }

  @Test
  void a_document_is_read_as_it_was_written() {
    SweepReport report = accepted(Dimension.HEAP, false, 2, "16m", "64m");
    forks(1, SweepSide.YOURS, 0.4, 310, 305);
    forks.add(SweepFork.ended(0, SweepSide.STARTER, "ran out of memory"));
    SweepReport done = complete(report);
    assertEquals(done, SweepReport.read(done.json()));
    SweepPoint dead = done.of(SweepSide.STARTER).getFirst();
    assertNull(dead.median());
    assertEquals("ran out of memory", dead.ended());
    assertEquals(List.of(310.0, 305.0), done.of(SweepSide.YOURS).get(1).samples());
  }

  @Test
  void tables_have_every_value_and_every_fork() {
    SweepReport report = accepted(Dimension.OPTIONS, false, 2, "", "-XX:-Inline");
    forks(1, SweepSide.YOURS, 0.4, 3100, 3050, 3200);
    forks.add(SweepFork.ended(0, SweepSide.STARTER, "failed: =1+1"));
    SweepReport done = complete(report);
    String text = SweepTable.text(done);
    assertEquals(5, text.lines().count(), text);
    assertTrue(text.contains("  as it is     starter      0  failed: =1+1"), text);
    assertTrue(text.contains("  -XX:-Inline  yours        3        3.1 µs"), text);
    List<String> csv = SweepTable.csv(done).lines().toList();
    assertEquals(5, csv.size());
    assertEquals("exercise,bench,key,'-XX:-Inline,yours,3100,8,2,0.4,", csv.get(1));
    assertEquals("exercise,bench,key,,starter,,,,,failed: =1+1", csv.getLast());
  }
}
