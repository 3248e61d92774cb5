package dev.hotpath.run.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run is its learner and a number here: "ada 1". */
class LineTest {

  private final Line<String> one = new Line<>(1);
  private final Line<String> two = new Line<>(2);

  private static Optional<String> join(Line<String> line, String run) {
    return line.join(learner(run), run);
  }

  private static void leave(Line<String> line, String run) {
    line.leave(learner(run), run);
  }

  private static String learner(String run) {
    return run.substring(0, run.indexOf(' '));
  }

  private static Map<String, Integer> positions(Line<String> line) {
    Map<String, Integer> positions = new LinkedHashMap<>();
    line.waits(_ -> 1).forEach((run, wait) -> positions.put(run, wait.position()));
    return positions;
  }

  @Test
  void who_comes_first_is_let_in_first() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(one, run));
    assertEquals(List.of("ada 1"), one.admit());
    assertEquals(List.of(), one.admit());
    leave(one, "ada 1");
    assertEquals(List.of("bob 1"), one.admit());
    leave(one, "bob 1");
    assertEquals(List.of("cyd 1"), one.admit());
  }

  @Test
  void as_many_are_let_in_as_there_are_places() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(two, run));
    assertEquals(List.of("ada 1", "bob 1"), two.admit());
    assertEquals(1, two.waiting());
  }

  @Test
  void a_newer_one_takes_the_place_in_line_of_the_older_one_that_waits() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(one, run));
    one.admit();
    assertEquals(Optional.of("bob 1"), join(one, "bob 2"));
    assertEquals(List.of("bob 2", "cyd 1"), List.copyOf(one.waits(_ -> 1).keySet()));
    leave(one, "ada 1");
    assertEquals(List.of("bob 2"), one.admit());
  }

  @Test
  void one_that_is_in_is_not_disturbed_by_a_newer_one() {
    join(two, "ada 1");
    two.admit();
    assertEquals(Optional.empty(), join(two, "ada 2"));
    assertEquals(List.of(), two.admit(), "a learner has one place, however many are free");
    assertEquals(List.of("ada 2", "ada 1"), two.of("ada").toList());
    leave(two, "ada 1");
    assertEquals(List.of("ada 2"), two.admit());
  }

  @Test
  void one_that_waits_for_its_learners_other_is_passed_by_and_keeps_its_place() {
    join(two, "ada 1");
    two.admit();
    List.of("ada 2", "bob 1", "cyd 1").forEach(run -> join(two, run));
    assertEquals(List.of("bob 1"), two.admit());
    leave(two, "ada 1");
    assertEquals(List.of("ada 2"), two.admit(), "before cyd, who came later");
  }

  @Test
  void a_position_is_how_many_must_end_before_its_turn() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(one, run));
    one.admit();
    assertEquals(Map.of("bob 1", 1, "cyd 1", 2), positions(one));
    List.of("ada 1", "bob 1", "cyd 1", "dan 1").forEach(run -> join(two, run));
    two.admit();
    assertEquals(Map.of("cyd 1", 1, "dan 1", 2), positions(two), "the first of two to end will do");
  }

  @Test
  void its_learners_other_is_before_it_even_where_places_are_free() {
    join(two, "ada 1");
    two.admit();
    join(two, "ada 2");
    assertEquals(Map.of("ada 2", 1), positions(two));
  }

  @Test
  void one_that_goes_away_moves_those_behind_it_up() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(one, run));
    one.admit();
    assertTrue(one.withdraw("bob", "bob 1"));
    assertFalse(one.withdraw("bob", "bob 1"), "it is gone");
    assertFalse(one.withdraw("ada", "ada 1"), "it does not wait");
    assertEquals(Map.of("cyd 1", 1), positions(one));
  }

  @Test
  void an_older_one_that_comes_late_takes_nothing_from_the_newer() {
    join(one, "ada 1");
    join(one, "ada 2");
    one.withdraw("ada", "ada 1");
    assertEquals(List.of("ada 2"), one.admit());
    leave(one, "ada 1");
    assertEquals(List.of("ada 2"), one.of("ada").toList());
  }

  @Test
  void with_one_place_the_wait_is_the_sum_of_what_is_before() {
    List.of("ada 1", "bob 1", "cyd 1").forEach(run -> join(one, run));
    one.admit();
    Map<String, Double> left = Map.of("ada 1", 300.0, "bob 1", 2_000.0, "cyd 1", 5_000.0);
    assertEquals(
        Map.of("bob 1", new Wait(1, 300), "cyd 1", new Wait(2, 2_300)), one.waits(left::get));
  }

  @Test
  void with_more_places_the_wait_is_for_the_first_that_gets_free() {
    List.of("ada 1", "bob 1", "cyd 1", "dan 1").forEach(run -> join(two, run));
    two.admit();
    Map<String, Double> left = Map.of("ada 1", 900.0, "bob 1", 100.0, "cyd 1", 500.0, "dan 1", 1.0);
    assertEquals(
        Map.of("cyd 1", new Wait(1, 100), "dan 1", new Wait(2, 600)), two.waits(left::get));
  }

  @Test
  void nobody_is_told_to_begin_before_the_learners_other_has_ended() {
    join(two, "ada 1");
    two.admit();
    join(two, "ada 2");
    assertEquals(Map.of("ada 2", new Wait(1, 700)), two.waits(_ -> 700));
  }

  @Test
  void a_stage_without_places_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Line<String>(0));
  }

  /** Whatever happens: places are kept, nobody waits while there is room, positions are right. */
  @Test
  void its_promises_hold_whatever_comes_and_goes() {
    Random random = new Random(25);
    Line<String> line = new Line<>(3);
    List<String> inside = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      String run = "learner-" + random.nextInt(8) + " " + step;
      switch (random.nextInt(3)) {
        case 0 -> join(line, run);
        case 1 -> {
          if (!inside.isEmpty()) {
            leave(line, inside.remove(random.nextInt(inside.size())));
          }
        }
        default -> line.of(learner(run)).findFirst().ifPresent(r -> line.withdraw(learner(r), r));
      }
      inside.addAll(line.admit());
      assertTrue(inside.size() <= 3, inside::toString);
      assertEquals(inside.size(), inside.stream().map(LineTest::learner).distinct().count());
      Map<String, Integer> positions = positions(line);
      for (Map.Entry<String, Integer> waits : positions.entrySet()) {
        boolean own = inside.stream().anyMatch(r -> learner(r).equals(learner(waits.getKey())));
        assertTrue(own || inside.size() == 3, "it waits for nothing: " + waits);
        assertTrue(waits.getValue() >= 1, waits::toString);
      }
      List<Integer> inOrder = List.copyOf(positions.values());
      assertEquals(inOrder.stream().sorted().toList(), inOrder);
    }
  }
}
