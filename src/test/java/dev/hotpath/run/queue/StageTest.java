package dev.hotpath.run.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Estimates, on a clock that the test winds. */
class StageTest {

  private record Someone(String learner, String exercise) implements Entrant {}

  private static final Someone ADA = new Someone("ada", "concat");
  private static final Someone BOB = new Someone("bob", "concat");
  private static final Someone CYD = new Someone("cyd", "row-column");

  // As far from 0 as System.nanoTime() may be, and about to overflow.
  private long nanos = Long.MAX_VALUE - 1_500_000_000;
  private final Stage<Someone> stage = new Stage<>(1, 8_000, () -> nanos);

  private void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  private void goThrough(Someone run, long millis) {
    stage.join(run);
    assertEquals(List.of(run), stage.admit());
    pass(millis);
    stage.leave(run, true);
  }

  @Test
  void until_one_has_gone_through_the_estimate_is_a_guess_that_shrinks() {
    stage.join(ADA);
    stage.admit();
    stage.join(BOB);
    assertEquals(Map.of(BOB, new Wait(1, 8_000)), stage.waits());
    pass(3_000);
    assertEquals(Map.of(BOB, new Wait(1, 5_000)), stage.waits());
    assertEquals(Optional.of(5_000.0), stage.soonestEnd());
  }

  @Test
  void one_that_takes_longer_than_usual_is_about_to_end() {
    stage.join(ADA);
    stage.admit();
    stage.join(BOB);
    stage.join(CYD);
    pass(60_000);
    assertEquals(Map.of(BOB, new Wait(1, 0), CYD, new Wait(2, 8_000)), stage.waits());
    assertEquals(Optional.of(0.0), stage.soonestEnd());
  }

  @Test
  void an_exercise_takes_what_it_took_and_an_unknown_one_what_others_took() {
    goThrough(ADA, 4_000);
    stage.join(BOB);
    stage.admit();
    stage.join(ADA);
    stage.join(CYD);
    stage.join(new Someone("dan", "mail-regex"));
    assertEquals(
        List.of(4_000L, 8_000L, 12_000L),
        stage.waits().values().stream().map(Wait::millis).toList());
  }

  @Test
  void the_newest_counts_for_a_quarter() {
    UsualTimes usual = new UsualTimes(1);
    usual.took("concat", 1_000);
    usual.took("concat", 2_000);
    assertEquals(1_250, usual.of("concat"));
    usual.took("row-column", 5_250);
    assertEquals(1_250, usual.of("concat"), "of this exercise alone");
    assertEquals(5_250, usual.of("row-column"));
    assertEquals(2_250, usual.of("mail-regex"), "over all");
  }

  @Test
  void one_that_was_ended_before_it_came_through_teaches_nothing() {
    stage.join(ADA);
    stage.admit();
    pass(10);
    stage.leave(ADA, false);
    stage.join(BOB);
    stage.admit();
    stage.join(ADA);
    assertEquals(Map.of(ADA, new Wait(1, 8_000)), stage.waits());
  }

  @Test
  void it_counts_who_is_in_and_who_waits() {
    stage.join(ADA);
    stage.join(BOB);
    stage.admit();
    assertEquals(1, stage.inside());
    assertEquals(1, stage.waiting());
    stage.leave(ADA, true);
    assertEquals(0, stage.inside());
    assertEquals(Optional.empty(), stage.soonestEnd());
  }
}
