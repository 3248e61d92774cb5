package dev.hotpath.classroom.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in a class, over a store on disk. */
class LessonTest {

  @TempDir private Path data;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private Store store;
  private CurrentClass current;
  private Roll roll;
  private Course course;

  private final Clock clock =
      new Clock() {
        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void open() {
    store = Store.open(data, Optional.empty(), clock);
    Lesson lesson =
        Lesson.open(store.sessions(), store.people(), store.journal(), clock, new SecureRandom());
    current = lesson.current();
    roll = lesson.roll();
    course = lesson.course();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void restart() {
    close();
    open();
  }

  private Moment moment() {
    return current.moment();
  }

  private Person join(String name, String key) {
    return ((Joined.In) roll.join(moment().session(), name, key)).person();
  }

  @Test
  void a_class_goes_on_after_a_restart_with_the_people_in_it() {
    Session session = moment().session();
    Person ada = join("Ada", "key of Ada");
    restart();
    assertEquals(session, moment().session());
    assertEquals(List.of(ada), List.copyOf(moment().people().values()));
    assertEquals(Optional.of(ada), roll.byKey("key of Ada"));
    assertTrue(roll.takesPart(ada));
  }

  @Test
  void two_of_one_name_are_two() {
    assertNotEquals(join("Ada", "first").id(), join("Ada", "second").id());
    assertEquals(2, moment().people().size());
  }

  @Test
  void who_joins_again_with_the_same_key_is_in_once() {
    Person ada = join("Ada", "key of Ada");
    assertEquals(ada, join("Ada", "key of Ada"));
    restart();
    assertEquals(ada, join("Ada", "key of Ada"));
    assertEquals(1, moment().people().size());
  }

  @Test
  void a_key_is_of_nobody_until_somebody_joins_with_it() {
    assertEquals(Optional.empty(), roll.byKey("key of Ada"));
    Person ada = join("Ada", "key of Ada");
    assertEquals(Optional.of(ada), roll.byKey("key of Ada"));
    assertEquals(Optional.empty(), roll.byKey(ada.id()));
    assertEquals(Optional.empty(), roll.byKey(""));
  }

  @Test
  void by_their_key_people_have_the_name_that_they_have_moment() {
    Person ada = join("Ada", "key of Ada");
    roll.rename(ada.id(), "Ada L.");
    assertEquals("Ada L.", roll.byKey("key of Ada").orElseThrow().name());
  }

  @Test
  void who_was_removed_is_nobody() {
    Person ada = join("Ada", "key of Ada");
    roll.remove(ada.id());
    assertEquals(Optional.empty(), roll.byKey("key of Ada"));
    assertEquals(0, moment().people().size());
  }

  @Test
  void who_was_in_an_earlier_class_is_known_and_takes_no_part() {
    Session first = moment().session();
    Person ada = join("Ada", "key of Ada");
    course.next("Afternoon");
    assertEquals(Optional.of(ada), roll.byKey("key of Ada"));
    assertFalse(roll.takesPart(ada));
    assertEquals("Class of 2026-11-23", course.find(first.id()).orElseThrow().title());
    assertEquals("Afternoon", course.find(moment().session().id()).orElseThrow().title());
    assertEquals(Optional.empty(), course.find("nobody's"));
  }

  @Test
  void a_code_is_that_of_its_class_however_long_ago() {
    Session first = moment().session();
    assertEquals(first, course.byCode(first.joinCode()).orElseThrow());
    course.next("Afternoon");
    assertEquals(first.id(), course.byCode(first.joinCode()).orElseThrow().id());
    assertNotEquals(first.joinCode(), moment().session().joinCode());
    assertEquals(Optional.empty(), course.byCode("00000000"));
  }

  @Test
  void nobody_joins_a_class_that_is_over() {
    Session first = moment().session();
    course.end();
    assertEquals(new Joined.Over(first.title()), roll.join(first, "Ada", "key"));
    assertEquals(new Joined.Over(first.title()), roll.join(moment().session(), "Ada", "key"));
    course.reopen();
    assertTrue(roll.takesPart(join("Ada", "key")));
    course.next("Afternoon");
    assertEquals(new Joined.Over(first.title()), roll.join(first, "Bob", "other"));
    assertEquals(0, moment().people().size());
  }

  @Test
  void a_class_has_room_for_five_hundred() {
    for (int i = 0; i < 500; i++) {
      join("Attendee " + i, "key " + i);
    }
    assertEquals(new Joined.Full(500), roll.join(moment().session(), "One more", "key"));
    assertEquals("Attendee 7", join("Attendee 7", "key 7").name(), "who is in is in");
    assertEquals(500, moment().people().size());
  }

  @Test
  void forty_at_once_are_all_in_and_each_is_told_of() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    Set<String> ids = ConcurrentHashMap.newKeySet();
    try (CurrentClass.Subscription _ = current.subscribe(heard::incrementAndGet);
        ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> joining = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String key = "key " + i;
        joining.add(all.submit(() -> ids.add(join("Ada", key).id())));
      }
      for (Future<?> one : joining) {
        one.get();
      }
    }
    assertEquals(40, ids.size());
    assertEquals(40, heard.get());
    restart();
    assertEquals(40, moment().people().size());
  }

  @Test
  void whoever_is_told_finds_it_kept() {
    List<String> told = new ArrayList<>();
    try (CurrentClass.Subscription _ =
        current.subscribe(() -> {
          String session = moment().session().id();
          assertEquals(List.copyOf(moment().people().values()), store.people().of(session));
          assertEquals(moment().session(), store.sessions().find(session).orElseThrow());
          assertEquals(moment().state(), ClassState.of(store.journal().of(session)));
          told.add(moment().session().title());
        })) {
      Person ada = join("Ada", "key of Ada");
      roll.rename(ada.id(), "Ada L.");
      current.act(new ClassEvent.Closed("concat"));
      course.rename("Morning");
      course.end();
      course.reopen();
      course.next("Afternoon");
      roll.remove(join("Bob", "key of Bob").id());
    }
    String first = "Class of 2026-11-23";
    assertEquals(
        List.of(
            first,
            first,
            first,
            "Morning",
            "Morning",
            "Morning",
            "Afternoon",
            "Afternoon",
            "Afternoon"),
        told);
  }

  @Test
  void nobody_is_told_where_nothing_has_become_another() {
    Person ada = join("Ada", "key of Ada");
    String monday = moment().session().id();
    course.next("Afternoon");
    AtomicInteger heard = new AtomicInteger();
    try (CurrentClass.Subscription _ = current.subscribe(heard::incrementAndGet)) {
      roll.rename(ada.id(), "not in this class");
      assertFalse(current.undo(1));
      course.forget(monday);
    }
    assertEquals(0, heard.get());
  }

  @Test
  void when_somebody_was_heard_of_is_kept_to_the_minute() {
    Person ada = join("Ada", "key of Ada");
    now = now.plus(Duration.ofSeconds(59));
    roll.seen(ada.id());
    assertEquals(ada.seenAt(), moment().person(ada.id()).orElseThrow().seenAt());
    now = now.plus(Duration.ofSeconds(1));
    roll.seen(ada.id());
    assertEquals(now, moment().person(ada.id()).orElseThrow().seenAt());
    roll.rename(ada.id(), "Ada L.");
    now = now.plus(Duration.ofMinutes(5));
    roll.seen(ada.id());
    assertEquals("Ada L.", moment().person(ada.id()).orElseThrow().name());
    restart();
    assertEquals(now, moment().person(ada.id()).orElseThrow().seenAt());
  }
}
