package dev.hotpath.classroom.lesson;

import static dev.hotpath.classroom.lesson.Classes.NOON;
import static dev.hotpath.classroom.lesson.Classes.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.Journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of a journal does. */
public abstract class JournalContract {

  /** At least one of every kind. */
  private static final List<ClassEvent> EVERYTHING =
      List.of(
          new ClassEvent.Opened("concat"),
          new ClassEvent.Closed("concat"),
          new ClassEvent.Arranged(List.of("fib", "concat")),
          new ClassEvent.TimerSet(NOON.plusNanos(1), "Until lunch"),
          new ClassEvent.TimerStopped(),
          new ClassEvent.HintsReleased("concat", 2),
          new ClassEvent.SolutionReleased("concat"),
          new ClassEvent.Broadcast("\"Größe\" & </script>\n مرحبا 😀"),
          new ClassEvent.PollOpened("concat", 0),
          new ClassEvent.PollRevealed("concat", 0),
          new ClassEvent.PollClosed(),
          new ClassEvent.Projected("r1"),
          new ClassEvent.ProjectionEnded(),
          new ClassEvent.Noted("ada", Optional.of("r1"), "Look at line 7"),
          new ClassEvent.Noted("ada", Optional.empty(), "Welcome"),
          new ClassEvent.SharingAllowed(true),
          new ClassEvent.HandRaised("ada", Optional.of("concat"), "It hangs"),
          new ClassEvent.HandRaised("ada", Optional.empty(), ""),
          new ClassEvent.HandLowered("ada"),
          new ClassEvent.BoardJoined("ada", true),
          new ClassEvent.Shared("ada", "r1", false),
          new ClassEvent.Undone(7));

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract KeptClasses kept();

  @BeforeEach
  void sessions() {
    kept().sessions().begin(session("s1"));
    kept().sessions().begin(session("s2"));
  }

  @Test
  void every_kind_of_event_comes_back_as_it_was_in_order() {
    Set<Class<?>> tried = EVERYTHING.stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(Set.copyOf(EventKind.all().values()), tried);
    List<Entry> appended = new ArrayList<>();
    for (ClassEvent event : EVERYTHING) {
      // A clock that goes back must not change the order.
      appended.add(kept().journal().append("s1", NOON.minusSeconds(appended.size()), event));
    }
    assertEquals(EVERYTHING, appended.stream().map(Entry::event).toList());
    assertEquals(appended, kept().journal().of("s1"));
    kept().reopen();
    assertEquals(appended, kept().journal().of("s1"));
  }

  @Test
  void numbers_count_up_over_all_sessions_and_each_has_its_own_entries() {
    Entry first = kept().journal().append("s1", NOON, new ClassEvent.TimerStopped());
    Entry second = kept().journal().append("s2", NOON, new ClassEvent.PollClosed());
    Entry third = kept().journal().append("s1", NOON, new ClassEvent.PollClosed());
    assertTrue(first.number() > 0);
    assertTrue(second.number() > first.number());
    assertTrue(third.number() > second.number());
    assertEquals(List.of(first, third), kept().journal().of("s1"));
    assertEquals(List.of(second), kept().journal().of("s2"));
    assertEquals(List.of(), kept().journal().of("s3"));
  }

  @Test
  void a_number_is_never_given_twice() {
    Classes.joined(kept(), "ada", "s1");
    long gone = kept().journal().append("s1", NOON, new ClassEvent.HandLowered("ada")).number();
    kept().people().delete("ada");
    kept().reopen();
    assertTrue(kept().journal().append("s1", NOON, new ClassEvent.PollClosed()).number() > gone);
  }

  @Test
  void a_session_that_there_is_not_has_no_journal() {
    assertThrows(
        RuntimeException.class,
        () -> kept().journal().append("s3", NOON, new ClassEvent.TimerStopped()));
    assertEquals(List.of(), kept().journal().of("s3"));
  }
}
