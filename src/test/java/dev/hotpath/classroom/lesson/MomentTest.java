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
  private CurrentClass current;
  private Roll roll;
  private Course course;

  @BeforeEach
  void open() {
    store = Store.open(data);
    Lesson lesson =
        Lesson.open(
            store.sessions(),
            store.people(),
            store.journal(),
            Clock.systemUTC(),
            new SecureRandom());
    current = lesson.current();
    roll = lesson.roll();
    course = lesson.course();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Moment moment() {
    return current.moment();
  }

  private Person join(String name) {
    return ((Joined.In) roll.join(moment().session(), name, "key of " + name)).person();
  }

  @Test
  void a_moment_stays_as_it_was() {
    Person ada = join("Ada");
    Moment before = moment();
    current.act(new ClassEvent.Closed("concat"));
    join("Bob");
    assertEquals(List.of(ada.id()), List.copyOf(before.people().keySet()));
    assertFalse(before.state().closed().contains("concat"));
    assertTrue(moment().state().closed().contains("concat"));
    assertEquals(2, moment().people().size());
  }

  @Test
  void an_act_is_taken_back_once() {
    long closed = current.act(new ClassEvent.Closed("concat")).number();
    assertTrue(current.undo(closed));
    assertFalse(moment().state().closed().contains("concat"));
    assertFalse(current.undo(closed));
  }

  @Test
  void a_class_is_changed_by_who_holds_its_lock_alone() {
    Person ada = join("Ada");
    assertThrows(IllegalStateException.class, () -> current.put(ada));
    assertThrows(IllegalStateException.class, () -> current.load(moment().session()));
    assertThrows(IllegalStateException.class, current::tell);
  }

  @Test
  void an_earlier_class_is_as_it_ended() {
    Person ada = join("Ada");
    String monday = moment().session().id();
    current.act(new ClassEvent.SolutionReleased("concat"));
    course.next("Tuesday");
    join("Eve");
    Moment ended = course.moment(monday).orElseThrow();
    assertFalse(ended.session().open());
    assertEquals(Optional.of(ada.name()), ended.person(ada.id()).map(Person::name));
    assertTrue(ended.state().solutions().contains("concat"));
    assertEquals(1, roll.of(monday).size());
    assertEquals(Optional.of("Ada"), roll.find(ada.id()).map(Person::name));
    assertEquals(Optional.empty(), course.moment("nothing"));
    assertEquals(
        List.of(moment().session().id(), monday),
        course.sessions().stream().map(Session::id).toList());
  }

  @Test
  void an_earlier_class_can_be_forgotten_and_the_current_one_can_not() {
    join("Ada");
    String monday = moment().session().id();
    assertThrows(IllegalArgumentException.class, () -> course.forget(monday));
    course.next("Tuesday");
    course.forget(monday);
    assertEquals(Optional.empty(), course.moment(monday));
  }
}
