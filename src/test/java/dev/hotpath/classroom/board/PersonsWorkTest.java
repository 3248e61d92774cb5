package dev.hotpath.classroom.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonsWorkTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

  private static Instant at(int minute) {
    return NINE.plusSeconds(60L * minute);
  }

  private static PersonsWork judged(
      PersonsWork before, Verdict verdict, double speedup, int minute) {
    return before
        .handedIn("r" + minute, "concat", at(minute))
        .judged("concat", verdict, OptionalDouble.of(speedup), at(minute));
  }

  private static Cell cell(PersonsWork work, int minute) {
    return Cell.of("concat", work, at(minute));
  }

  @Test
  void what_nobody_began_is_untouched() {
    Cell cell = cell(PersonsWork.NONE.touched("fib", NINE), 1);
    assertEquals(CellState.UNTOUCHED, cell.state());
    assertNull(cell.since());
    assertNull(cell.run());
    assertFalse(cell.working());
  }

  @Test
  void typing_is_editing_since_the_first_letter() {
    PersonsWork work = PersonsWork.NONE.touched("concat", at(1)).touched("concat", at(3));
    Cell cell = cell(work, 4);
    assertEquals(CellState.EDITING, cell.state());
    assertEquals(at(1), cell.since());
    assertTrue(cell.working());
    assertEquals(0, cell.attempts());
  }

  @Test
  void the_best_verdict_so_far_wins_and_tells_since_when() {
    PersonsWork work = judged(PersonsWork.NONE, Verdict.COMPILE_ERROR, 0, 1);
    assertEquals(CellState.FAILING, cell(work, 1).state());
    work = judged(work, Verdict.SLOW, 2, 2);
    work = judged(work, Verdict.FAIL, 0, 3);
    assertEquals(CellState.SLOW, cell(work, 3).state());
    assertEquals(at(2), cell(work, 3).since());
    work = judged(work, Verdict.PASS, 6, 4);
    work = judged(work, Verdict.SLOW, 3, 5);
    Cell cell = cell(work, 5);
    assertEquals(CellState.PASSED, cell.state());
    assertEquals(at(4), cell.since());
    assertEquals(5, cell.attempts());
    assertEquals("r5", cell.run(), "the newest is what they are at");
    assertEquals(6, cell.speedup());
  }

  @Test
  void the_speed_of_what_is_wrong_does_not_count() {
    PersonsWork work = judged(PersonsWork.NONE, Verdict.FAIL, 100, 1);
    assertNull(cell(work, 1).speedup());
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void every_verdict_has_its_state(Verdict verdict) {
    CellState state = cell(judged(PersonsWork.NONE, verdict, 1, 1), 1).state();
    switch (verdict) {
      case PASS -> assertEquals(CellState.PASSED, state);
      case SLOW, INCONCLUSIVE -> assertEquals(CellState.SLOW, state);
      case CANCELLED, INTERNAL_ERROR -> assertEquals(CellState.EDITING, state);
      default -> assertEquals(CellState.FAILING, state);
    }
  }

  @Test
  void who_works_ten_minutes_without_coming_further_is_stuck() {
    PersonsWork work = PersonsWork.NONE.touched("concat", at(0));
    for (int minute = 2; minute <= 8; minute += 2) {
      work = work.touched("concat", at(minute));
    }
    assertEquals(0, cell(work, 9).stuckMinutes());
    assertEquals(12, cell(work, 12).stuckMinutes(), "thinking is work as well");
  }

  @Test
  void who_comes_further_is_no_longer_stuck() {
    PersonsWork work = PersonsWork.NONE.touched("concat", at(0)).touched("concat", at(9));
    work = work.touched("concat", at(14));
    assertEquals(14, cell(work, 14).stuckMinutes());
    work = judged(work, Verdict.FAIL, 0, 15);
    assertEquals(0, cell(work, 15).stuckMinutes());
    work = work.touched("concat", at(20));
    assertEquals(10, cell(work, 25).stuckMinutes());
    work = judged(work, Verdict.FAIL, 0, 26);
    assertEquals(11, cell(work, 26).stuckMinutes(), "failing again is no step forward");
  }

  @Test
  void who_has_passed_is_never_stuck() {
    PersonsWork work = judged(PersonsWork.NONE, Verdict.PASS, 6, 0);
    work = work.touched("concat", at(8)).touched("concat", at(16));
    assertEquals(0, cell(work, 17).stuckMinutes());
    assertTrue(cell(work, 17).working());
  }

  @Test
  void a_pause_is_no_work() {
    PersonsWork work = PersonsWork.NONE.touched("concat", at(0)).touched("concat", at(5));
    Cell away = cell(work, 16);
    assertFalse(away.working(), "nothing was heard for ten minutes");
    assertEquals(0, away.stuckMinutes());
    work = work.touched("concat", at(65));
    assertEquals(0, cell(work, 66).stuckMinutes(), "an hour's lunch is not counted");
    assertEquals(10, cell(work, 70).stuckMinutes(), "five minutes before it and five after");
  }

  @Test
  void who_turns_to_something_else_is_not_stuck_here() {
    PersonsWork work =
        PersonsWork.NONE
            .touched("concat", at(0))
            .touched("concat", at(9))
            .touched("concat", at(12))
            .touched("fib", at(13));
    assertEquals(0, cell(work, 14).stuckMinutes());
    assertFalse(cell(work, 14).working());
    assertTrue(Cell.of("fib", work, at(14)).working());
    work = work.touched("concat", at(20));
    assertEquals(12, cell(work, 20).stuckMinutes(), "minutes at the other are the other's");
  }

  @Test
  void a_verdict_that_came_later_than_the_last_letter_counts_from_then() {
    PersonsWork work =
        PersonsWork.NONE
            .handedIn("r1", "concat", at(0))
            .judged("concat", Verdict.SLOW, OptionalDouble.of(2), at(4));
    assertEquals(0, cell(work, 9).stuckMinutes(), "five minutes since it was judged");
  }

  @Test
  void the_highest_hint_counts() {
    PersonsWork work = PersonsWork.NONE.tookHint("concat", 2, at(0)).tookHint("concat", 1, at(1));
    assertEquals(2, cell(work, 1).hints());
  }

  @Test
  void an_attempt_that_was_judged_late_does_not_hide_what_the_newer_stops_at() {
    Stop newer = new Stop(Stop.Kind.TEST, "joins two");
    Stop older = new Stop(Stop.Kind.COMPILE, "';' expected");
    PersonsWork work =
        PersonsWork.NONE
            .stopped("concat", Verdict.FAIL, List.of(newer), at(2))
            .stopped("concat", Verdict.COMPILE_ERROR, List.of(older), at(1));
    assertEquals(List.of(newer), work.at("concat").orElseThrow().stops());
    work = work.stopped("concat", Verdict.CANCELLED, List.of(), at(3));
    assertEquals(
        List.of(newer),
        work.at("concat").orElseThrow().stops(),
        "what was taken back says nothing");
    work = work.stopped("concat", Verdict.PASS, List.of(), at(4));
    assertEquals(List.of(), work.at("concat").orElseThrow().stops());
  }
}
