package dev.hotpath.web;

import dev.hotpath.classroom.Measured;
import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.web.page.ComparePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The attempts that a page of comparison lets one choose from. */
final class CompareChoices {

  private static final int MOST = 100;

  private CompareChoices() {}

  /**
   * The newest, and those that are shown.
   *
   * @param measured newest first
   * @param before run that is compared with; one that is none is not among them
   * @param after as {@code before}, of what this is about
   */
  static List<ComparePage.Choice> of(
      List<Measured> measured, Kind kind, String before, String after, Set<String> shown) {
    List<ComparePage.Choice> choices = new ArrayList<>();
    for (Measured one : measured) {
      if (shown.contains(one.run()) || choices.size() < MOST) {
        Instant at = one.submittedAt();
        choices.add(
            new ComparePage.Choice(
                one.run(),
                one.number(),
                at,
                Moments.told(at),
                one.verdict().key(),
                kind == Kind.WRITE_BENCHMARK ? "" : Wording.times(one.speedup()),
                one.run().equals(before),
                one.run().equals(after),
                shown.contains(one.run())));
      }
    }
    return choices;
  }
}
