package dev.hotpath.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.run.sweep.Order.Place;
import dev.hotpath.stats.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When two values have been compared often enough. */
class PairPlanTest {

  private final PairPlan plan = new PairPlan();
  private final List<SweepFork> taken = new ArrayList<>();
  private final Random random = new Random(7);

  private static SweepFork fork(Place place, double nanos) {
    return new SweepFork(place.value(), place.side(), nanos, 8.0, null, null, "");
  }

  /** Takes all turns; the second value is so many times as slow. */
  private int pairs(double slower) {
    for (List<Place> turn = plan.next(taken); !turn.isEmpty(); turn = plan.next(taken)) {
      assertEquals(2, turn.size());
      assertEquals(taken.size() / 2 % 2, turn.getFirst().value(), "A B, B A, A B");
      assertTrue(plan.planned(taken) > taken.size());
      for (Place place : turn) {
        double noise = 1 + random.nextDouble() / 20;
        taken.add(fork(place, place.value() == 0 ? 100 * noise : 100 * slower * noise));
      }
    }
    assertEquals(taken.size(), plan.planned(taken));
    return taken.size() / 2;
  }

  @Test
  void what_is_plain_is_told_at_the_first_look() {
    assertEquals(2 * Looks.FIRST, plan.planned(taken));
    assertEquals(Looks.FIRST, pairs(2));
  }

  @Test
  void two_that_are_equally_fast_are_looked_at_to_the_last() {
    assertEquals(Looks.LAST, pairs(1));
  }

  @Test
  void between_two_looks_nobody_looks() {
    for (int pair = 0; pair < 6; pair++) {
      double same = pair == 0 ? 1 : 0; // one that overlaps, and then the difference is plain
      plan.next(taken)
          .forEach(place ->
              taken.add(fork(place, place.value() == 0 ? 100 + 200 * same : 200 - 100 * same)));
    }
    assertEquals(2, plan.next(taken).size());
    assertEquals(24, plan.planned(taken));
  }

  @Test
  void where_one_died_none_follow() {
    List<Place> turn = plan.next(taken);
    taken.add(fork(turn.get(0), 100));
    taken.add(SweepFork.ended(turn.get(1).value(), turn.get(1).side(), "ran out of memory"));
    assertEquals(List.of(), plan.next(taken));
    assertEquals(2, plan.planned(taken));
  }
}
