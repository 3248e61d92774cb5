package dev.hotpath.run.sweep;

import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepSide;
import java.util.List;

/**
 * Which forks of a sweep are taken, and in which order. It depends on the sweep's document alone:
 * whoever knows the forks so far can go on.
 */
public sealed interface Order permits PairPlan, SweepPlan {

  // Enough to see that forks of one value differ; a run's verdict, which takes more, is not at
  // stake.
  int ROUNDS = 3;

  /** Where a fork belongs. */
  record Place(int value, SweepSide side) {}

  /** That of a sweep. */
  static Order of(SweepReport report) {
    return report.pair()
        ? new PairPlan()
        : new SweepPlan(report.sweep().values().size(), report.sides(), ROUNDS, report.seed());
  }

  /** The forks of the next turn, which take turns with each other; none where all have run. */
  List<Place> next(List<SweepFork> taken);

  /** How many forks there will have been, as far as is known by now. */
  int planned(List<SweepFork> taken);
}
