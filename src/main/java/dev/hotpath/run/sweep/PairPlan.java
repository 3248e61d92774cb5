package dev.hotpath.run.sweep;

import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepSide;
import dev.hotpath.stats.Looks;
import java.util.List;

/**
 * Two values against each other: a fork of each at every turn, A B, B A, A B, and a look at where a
 * verdict on speed is looked for, so that of two that are equally fast 1 in 100 is told to differ.
 */
public final class PairPlan implements Order {

  private static final List<Place> TURN =
      List.of(new Place(0, SweepSide.YOURS), new Place(1, SweepSide.YOURS));

  @Override
  public List<Place> next(List<SweepFork> taken) {
    int pairs = taken.size() / TURN.size();
    if (over(pairs, taken)) {
      return List.of();
    }
    return pairs % 2 == 0 ? TURN : TURN.reversed();
  }

  @Override
  public int planned(List<SweepFork> taken) {
    int pairs = taken.size() / TURN.size();
    return TURN.size() * (over(pairs, taken) ? pairs : Looks.next(pairs));
  }

  private static boolean over(int pairs, List<SweepFork> taken) {
    return pairs >= Looks.LAST
        || taken.stream().anyMatch(SweepFork::died)
        || (pairs >= Looks.FIRST && Looks.at(pairs) && SweepReport.judged(taken).different());
  }
}
