package dev.hotpath.classroom.lesson;

import static dev.hotpath.classroom.lesson.Classes.NOON;
import static dev.hotpath.classroom.lesson.Classes.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of sessions does. */
public abstract class SessionsContract {

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract KeptClasses kept();

  private Session found(String id) {
    return kept().sessions().find(id).orElseThrow();
  }

  @Test
  void a_session_is_found_as_it_was_begun() {
    assertEquals(Optional.empty(), kept().sessions().newest());
    Session begun =
        new Session(
            "s1",
            "Größe & </script> مرحبا",
            "K7QF2M9D",
            NOON.plusNanos(123_456_789),
            Optional.empty());
    kept().sessions().begin(begun);
    assertEquals(Optional.of(begun), kept().sessions().find("s1"));
    kept().reopen();
    assertEquals(Optional.of(begun), kept().sessions().newest());
    assertEquals(Optional.empty(), kept().sessions().find("s2"));
  }

  @Test
  void the_newest_is_the_one_that_was_begun_last_whatever_the_clock_said() {
    kept().sessions().begin(session("s2"));
    kept()
        .sessions()
        .begin(new Session("s1", "Earlier", "CODE", NOON.minusSeconds(9), Optional.of(NOON)));
    assertEquals("s1", kept().sessions().newest().orElseThrow().id());
    assertEquals(List.of("s1", "s2"), kept().sessions().all().stream().map(Session::id).toList());
  }

  @Test
  void an_id_or_a_join_code_that_is_taken_is_refused_and_the_first_stays() {
    kept().sessions().begin(session("s1"));
    Session sameId = new Session("s1", "Other", "CODE", NOON, Optional.empty());
    Session sameCode = new Session("s2", "Other", "S1", NOON, Optional.empty());
    assertThrows(RuntimeException.class, () -> kept().sessions().begin(sameId));
    assertThrows(RuntimeException.class, () -> kept().sessions().begin(sameCode));
    assertEquals(List.of(session("s1")), kept().sessions().all());
  }

  @Test
  void one_that_is_over_stays_over_since_its_first_end_until_it_is_reopened() {
    kept().sessions().begin(session("s1"));
    kept().sessions().begin(session("s2"));
    kept().sessions().end("s1", NOON.plusSeconds(60));
    kept().sessions().end("s1", NOON.plusSeconds(120));
    assertEquals(Optional.of(NOON.plusSeconds(60)), found("s1").endedAt());
    assertTrue(found("s2").open());
    kept().reopen();
    assertFalse(found("s1").open());
    kept().sessions().reopen("s1");
    assertEquals(session("s1"), found("s1"));
  }

  @Test
  void another_title_changes_nothing_else() {
    kept().sessions().begin(session("s1"));
    kept().sessions().begin(session("s2"));
    kept().sessions().rename("s1", "Monday");
    assertEquals(new Session("s1", "Monday", "S1", NOON, Optional.empty()), found("s1"));
    assertEquals(session("s2"), found("s2"));
  }

  @Test
  void a_session_that_is_deleted_takes_everything_of_it_along_and_nothing_else() {
    for (String id : List.of("s1", "s2")) {
      kept().sessions().begin(session(id));
      Classes.joined(kept(), "ada-" + id, id);
      Classes.joined(kept(), "bob-" + id, id);
      Classes.works(kept(), "ada-" + id, "r1-" + id);
      Classes.works(kept(), "bob-" + id, "r2-" + id);
      kept().journal().append(id, NOON, new ClassEvent.Opened("concat"));
    }
    Classes.works(kept(), "instructor", "r3");
    assertEquals(List.of("r1-s1", "r2-s1"), kept().sessions().delete("s1"));
    assertEquals(List.of(), kept().sessions().delete("s1"));
    kept().reopen();
    assertEquals(Set.of("r1-s1", "r2-s1"), Set.copyOf(kept().leftovers().runs()));
    assertEquals(List.of(session("s2")), kept().sessions().all());
    assertEquals(List.of(), kept().people().of("s1"));
    assertEquals(Optional.empty(), kept().people().byKey("key of ada-s1"));
    assertEquals(List.of(), kept().journal().of("s1"));
    assertFalse(Classes.hasWork(kept(), "ada-s1"));
    assertFalse(Classes.hasWork(kept(), "bob-s1"));
    assertEquals(2, kept().people().of("s2").size());
    assertEquals(1, kept().journal().of("s2").size());
    assertEquals(1, kept().attempts().of("ada-s2", "concat", 10).size());
    assertTrue(kept().drafts().draft("bob-s2", "concat").isPresent());
    assertTrue(Classes.hasWork(kept(), "instructor"));
  }
}
