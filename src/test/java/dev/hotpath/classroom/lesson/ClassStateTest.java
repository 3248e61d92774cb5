package dev.hotpath.classroom.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.Journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassStateTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

  private final List<Entry> journal = new ArrayList<>();

  /** Adds an event a minute after the last; returns its number, from 1. */
  private long after(ClassEvent event) {
    long number = journal.size() + 1L;
    journal.add(new Entry(number, NINE.plusSeconds(60 * number), event));
    return number;
  }

  private ClassState state() {
    return ClassState.of(journal);
  }

  @Test
  void a_class_begins_with_everything_open_and_nothing_said() {
    ClassState state = state();
    assertEquals(0, state.number());
    assertEquals(List.of("a", "b"), state.ordered(List.of("a", "b")));
    assertEquals(Set.of(), state.closed());
    assertFalse(state.sharing());
    assertEquals(Optional.empty(), state.poll());
  }

  @Test
  void an_exercise_is_closed_until_it_is_opened() {
    after(new ClassEvent.Closed("a"));
    assertEquals(Set.of("a"), state().closed());
    after(new ClassEvent.Opened("a"));
    assertEquals(Set.of(), state().closed());
  }

  @Test
  void exercises_that_are_not_named_follow_and_unknown_ones_are_left_out() {
    after(new ClassEvent.Arranged(List.of("c", "gone", "a")));
    assertEquals(List.of("c", "a", "b", "d"), state().ordered(List.of("a", "b", "c", "d")));
  }

  @Test
  void a_timer_is_extended_by_another_and_taken_away() {
    after(new ClassEvent.TimerSet(NINE.plusSeconds(600), "first"));
    after(new ClassEvent.TimerSet(NINE.plusSeconds(900), "longer"));
    assertEquals("longer", state().timer().orElseThrow().label());
    after(new ClassEvent.TimerStopped());
    assertEquals(Optional.empty(), state().timer());
  }

  @Test
  void hints_once_released_stay_released() {
    after(new ClassEvent.HintsReleased("a", 2));
    after(new ClassEvent.HintsReleased("a", 1));
    assertEquals(Map.of("a", 2), state().hints());
  }

  @Test
  void what_is_taken_back_has_never_been() {
    long first = after(new ClassEvent.Broadcast("one"));
    long second = after(new ClassEvent.Broadcast("two"));
    long hint = after(new ClassEvent.HintsReleased("a", 3));
    after(new ClassEvent.Undone(second));
    after(new ClassEvent.Undone(hint));
    assertEquals("one", state().broadcast().orElseThrow().text());
    assertEquals(first, state().broadcast().orElseThrow().number());
    assertEquals(Map.of(), state().hints());
    assertEquals(List.of(first), state().acts().stream().map(Entry::number).toList());
    assertEquals(5, state().number());
  }

  @Test
  void an_empty_line_takes_the_line_away() {
    after(new ClassEvent.Broadcast("one"));
    after(new ClassEvent.Broadcast(""));
    assertEquals(Optional.empty(), state().broadcast());
  }

  @Test
  void a_poll_is_asked_revealed_and_put_away() {
    after(new ClassEvent.PollOpened("a", 1));
    assertFalse(state().poll().orElseThrow().revealed());
    Instant since = state().poll().orElseThrow().since();
    long revealed = after(new ClassEvent.PollRevealed("a", 1));
    assertTrue(state().poll().orElseThrow().revealed());
    assertEquals(since, state().poll().orElseThrow().since());
    after(new ClassEvent.Undone(revealed));
    assertFalse(state().poll().orElseThrow().revealed(), "what was shown can be hidden again");
    after(new ClassEvent.PollClosed());
    assertEquals(Optional.empty(), state().poll());
  }

  @Test
  void hands_stand_in_the_order_in_which_they_were_raised() {
    after(new ClassEvent.HandRaised("ada", Optional.of("a"), "why?"));
    after(new ClassEvent.HandRaised("bob", Optional.empty(), ""));
    after(new ClassEvent.HandRaised("ada", Optional.of("b"), "how?"));
    assertEquals(1, state().placeInLine("ada"), "other words keep the place");
    ClassState.Hand hand = state().hands().values().iterator().next();
    assertEquals("how?", hand.words());
    assertEquals(NINE.plusSeconds(60), hand.since());
    assertEquals(2, state().placeInLine("bob"));
    after(new ClassEvent.HandLowered("ada"));
    assertEquals(1, state().placeInLine("bob"));
    assertEquals(0, state().placeInLine("ada"));
  }

  @Test
  void who_shares_is_the_author_and_nobody_else_can_end_it() {
    after(new ClassEvent.Shared("ada", "r1", true));
    after(new ClassEvent.Shared("bob", "r1", false));
    assertEquals(Map.of("r1", "ada"), state().shared());
    after(new ClassEvent.Shared("ada", "r1", false));
    assertEquals(Map.of(), state().shared());
  }

  @Test
  void notes_are_kept_in_order_and_one_can_be_taken_back() {
    long first = after(new ClassEvent.Noted("ada", Optional.of("r1"), "look at line 3"));
    after(new ClassEvent.Noted("ada", Optional.empty(), "well done"));
    assertEquals(2, state().notes().size());
    after(new ClassEvent.Undone(first));
    assertEquals("well done", state().notes().getFirst().text());
  }

  @Test
  void the_rest_is_what_was_said_last() {
    after(new ClassEvent.SharingAllowed(true));
    after(new ClassEvent.BoardJoined("ada", true));
    after(new ClassEvent.BoardJoined("bob", true));
    after(new ClassEvent.BoardJoined("bob", false));
    after(new ClassEvent.SolutionReleased("a"));
    after(new ClassEvent.Projected("r1"));
    assertTrue(state().sharing());
    assertEquals(Set.of("ada"), state().board());
    assertEquals(Set.of("a"), state().solutions());
    assertEquals(Optional.of("r1"), state().projected());
    after(new ClassEvent.ProjectionEnded());
    assertEquals(Optional.empty(), state().projected());
  }
}
