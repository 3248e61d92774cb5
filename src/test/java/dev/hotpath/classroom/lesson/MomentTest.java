package dev.hotpath.classroom.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class at one moment, and classes that are over, over a store on disk. */
class MomentTest {

  @TempDir private Path data;
  private Store store;
  private Lesson lesson;

  @BeforeEach
  void open() {
    store = Store.open(data);
    lesson =
        Lesson.open(
            store.sessions(),
            store.people(),
            store.journal(),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Person join(String name) {
    return ((Joined.In) lesson.join(lesson.session(), name, "key of " + name)).person();
  }

  @Test
  void a_moment_stays_as_it_was() {
    Person ada = join("Ada");
    Moment before = lesson.moment();
    lesson.act(new ClassEvent.Closed("concat"));
    join("Bob");
    assertEquals(List.of(ada.id()), List.copyOf(before.people().keySet()));
    assertFalse(before.state().closed().contains("concat"));
    assertTrue(lesson.moment().state().closed().contains("concat"));
    assertEquals(2, lesson.moment().people().size());
  }

  @Test
  void an_earlier_class_is_as_it_ended() {
    Person ada = join("Ada");
    String monday = lesson.session().id();
    lesson.act(new ClassEvent.SolutionReleased("concat"));
    lesson.next("Tuesday");
    join("Eve");
    Moment ended = lesson.moment(monday).orElseThrow();
    assertFalse(ended.session().open());
    assertEquals(Optional.of(ada.name()), ended.person(ada.id()).map(Person::name));
    assertTrue(ended.state().solutions().contains("concat"));
    assertEquals(1, lesson.peopleOf(monday));
    assertEquals(Optional.of("Ada"), lesson.somebody(ada.id()).map(Person::name));
    assertEquals(Optional.empty(), lesson.moment("nothing"));
    assertEquals(
        List.of(lesson.session().id(), monday),
        lesson.sessions().stream().map(Session::id).toList());
  }

  @Test
  void an_earlier_class_can_be_forgotten_and_the_current_one_can_not() {
    join("Ada");
    String monday = lesson.session().id();
    assertThrows(IllegalArgumentException.class, () -> lesson.forget(monday));
    lesson.next("Tuesday");
    lesson.forget(monday);
    assertEquals(Optional.empty(), lesson.moment(monday));
  }
}
