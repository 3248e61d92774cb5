package dev.hotpath.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepSide;
import dev.hotpath.run.sweep.Order.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

  private static final List<SweepSide> BOTH = List.of(SweepSide.STARTER, SweepSide.YOURS);

  private static SweepFork measured(Place place) {
    return new SweepFork(place.value(), place.side(), 1.0, null, null, null, "");
  }

  /** Takes every fork; {@code dead} dies. */
  private static List<Place> played(SweepPlan plan, Optional<Place> dead) {
    List<SweepFork> taken = new ArrayList<>();
    List<Place> order = new ArrayList<>();
    for (List<Place> next = plan.next(taken); !next.isEmpty(); next = plan.next(taken)) {
      Place place = next.getFirst();
      assertEquals(1, next.size());
      order.add(place);
      taken.add(
          dead.filter(place::equals).isPresent()
              ? SweepFork.ended(place.value(), place.side(), "ran out of memory")
              : measured(place));
    }
    assertEquals(taken.size(), plan.planned(taken));
    return order;
  }

  @Test
  void each_round_has_every_place_once_and_every_second_is_the_one_before_it_backwards() {
    List<Place> order = played(new SweepPlan(4, BOTH, 3, 1), Optional.empty());
    assertEquals(24, order.size());
    for (int round = 0; round < 3; round++) {
      assertEquals(8, new HashSet<>(order.subList(8 * round, 8 * round + 8)).size());
    }
    assertEquals(order.subList(0, 8).reversed(), order.subList(8, 16));
    assertNotEquals(order.subList(8, 16), order.subList(16, 24));
  }

  @Test
  void the_order_is_the_seeds() {
    List<Place> order = played(new SweepPlan(4, BOTH, 3, 1), Optional.empty());
    assertEquals(order, played(new SweepPlan(4, BOTH, 3, 1), Optional.empty()));
    assertNotEquals(order, played(new SweepPlan(4, BOTH, 3, 2), Optional.empty()));
  }

  @Test
  void who_knows_the_forks_so_far_goes_on_where_they_end() {
    List<Place> order = played(new SweepPlan(4, BOTH, 3, 1), Optional.empty());
    List<SweepFork> taken = order.subList(0, 11).stream().map(SweepPlanTest::measured).toList();
    assertEquals(order.get(11), new SweepPlan(4, BOTH, 3, 1).next(taken).getFirst());
  }

  @Test
  void where_one_died_none_follows_and_all_others_have_theirs() {
    Place dead = new Place(2, SweepSide.STARTER);
    List<Place> order = played(new SweepPlan(4, BOTH, 3, 1), Optional.of(dead));
    assertEquals(22, order.size());
    assertEquals(1, order.stream().filter(dead::equals).count());
    assertTrue(order.contains(new Place(2, SweepSide.YOURS)));
  }
}
