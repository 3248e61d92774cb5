package dev.hotpath.classroom.lesson;

import static dev.hotpath.classroom.lesson.Classes.NOON;
import static dev.hotpath.classroom.lesson.Classes.joined;
import static dev.hotpath.classroom.lesson.Classes.person;
import static dev.hotpath.classroom.lesson.Classes.session;
import static dev.hotpath.classroom.lesson.Classes.works;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.Journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of people does. */
public abstract class PeopleContract {

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract KeptClasses kept();

  @BeforeEach
  void sessions() {
    kept().sessions().begin(session("s1"));
    kept().sessions().begin(session("s2"));
  }

  private Person found(String id) {
    return kept().people().find(id).orElseThrow();
  }

  @Test
  void somebody_is_found_as_they_joined_by_id_and_by_key() {
    Person ada = new Person("ada", "s1", "Ada <b> مرحبا", NOON.plusNanos(5), NOON.plusSeconds(5));
    kept().people().join(ada, "digest");
    assertEquals(Optional.of(ada), kept().people().find("ada"));
    kept().reopen();
    assertEquals(Optional.of(ada), kept().people().byKey("digest"));
    assertEquals(Optional.empty(), kept().people().find("bob"));
    assertEquals(Optional.empty(), kept().people().byKey("ada"));
  }

  @Test
  void people_of_a_session_come_in_order_of_joining_and_may_have_one_name() {
    Person eve = joined(kept(), "eve", "s1");
    Person bob = joined(kept(), "bob", "s2");
    Person ada = new Person("ada", "s1", eve.name(), NOON.minusSeconds(5), NOON);
    kept().people().join(ada, "digest");
    assertEquals(List.of(eve, ada), kept().people().of("s1"));
    assertEquals(List.of(bob), kept().people().of("s2"));
    assertEquals(List.of(), kept().people().of("s3"));
  }

  @Test
  void an_id_or_a_key_that_is_taken_is_refused_and_so_is_a_session_that_there_is_not() {
    Person ada = joined(kept(), "ada", "s1");
    People people = kept().people();
    assertThrows(RuntimeException.class, () -> people.join(person("ada", "s2"), "another"));
    assertThrows(RuntimeException.class, () -> people.join(person("bob", "s1"), "key of ada"));
    assertThrows(RuntimeException.class, () -> people.join(person("bob", "s3"), "another"));
    assertEquals(Optional.of(ada), people.byKey("key of ada"));
    assertEquals(List.of(ada), people.of("s1"));
    assertEquals(List.of(), people.of("s2"));
  }

  @Test
  void another_name_and_a_sign_of_life_change_nothing_else() {
    joined(kept(), "ada", "s1");
    Person bob = joined(kept(), "bob", "s1");
    kept().people().rename("ada", "Ada Lovelace");
    kept().people().seen("ada", NOON.plusSeconds(60));
    assertEquals(new Person("ada", "s1", "Ada Lovelace", NOON, NOON.plusSeconds(60)), found("ada"));
    assertEquals(bob, found("bob"));
    assertEquals("ada", kept().people().byKey("key of ada").orElseThrow().id());
  }

  @Test
  void somebody_who_is_forgotten_takes_all_of_their_work_along_and_nobody_elses() {
    joined(kept(), "ada", "s1");
    joined(kept(), "bob", "s1");
    works(kept(), "ada", "r1");
    works(kept(), "bob", "r2");
    works(kept(), "solo", "r3");
    assertEquals(List.of(), kept().leftovers().runs());
    assertEquals(List.of("r1"), kept().people().delete("ada"));
    assertEquals(List.of(), kept().people().delete("ada"));
    assertEquals(List.of(), kept().people().delete("solo"));
    kept().reopen();
    assertEquals(List.of("r1"), kept().leftovers().runs());
    kept().leftovers().clear(Instant.EPOCH);
    assertEquals(List.of("r1"), kept().leftovers().runs());
    kept().leftovers().clear(Instant.parse("9999-12-31T00:00:00Z"));
    assertEquals(List.of(), kept().leftovers().runs());
    assertEquals(List.of("bob"), kept().people().of("s1").stream().map(Person::id).toList());
    assertEquals(Optional.empty(), kept().people().byKey("key of ada"));
    assertFalse(Classes.hasWork(kept(), "ada"));
    assertEquals(1, kept().attempts().of("bob", "concat", 10).size());
    assertTrue(kept().drafts().draft("bob", "concat").isPresent());
    assertEquals(1, kept().attempts().of("solo", "concat", 10).size());
  }

  @Test
  void the_journal_forgets_what_somebody_said_what_was_said_to_them_and_what_was_shown_of_theirs() {
    joined(kept(), "ada", "s1");
    joined(kept(), "bob", "s1");
    works(kept(), "ada", "r1");
    works(kept(), "bob", "r2");
    Journal journal = kept().journal();
    List<Entry> kept =
        List.of(
            journal.append("s1", NOON, new ClassEvent.Opened("concat")),
            journal.append("s1", NOON, new ClassEvent.Projected("r2")),
            journal.append("s1", NOON, new ClassEvent.Noted("bob", Optional.of("r2"), "Well")),
            journal.append("s1", NOON, new ClassEvent.HandRaised("bob", Optional.empty(), "")));
    journal.append("s1", NOON, new ClassEvent.HandRaised("ada", Optional.empty(), "Help"));
    journal.append("s1", NOON, new ClassEvent.HandLowered("ada"));
    journal.append("s1", NOON, new ClassEvent.BoardJoined("ada", true));
    journal.append("s1", NOON, new ClassEvent.Shared("ada", "r1", true));
    journal.append("s1", NOON, new ClassEvent.Noted("ada", Optional.empty(), "Well"));
    journal.append("s1", NOON, new ClassEvent.Projected("r1"));
    kept().people().delete("ada");
    kept().reopen();
    assertEquals(kept, kept().journal().of("s1"));
  }
}
