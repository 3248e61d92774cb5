package dev.hotpath.web.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyllabusTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Catalogue CATALOGUE =
      Catalogue.load(
          Path.of("src/test/resources/catalogues/sound/exercises"),
          Set.of("speedup", "bytes-per-op"));
  private static final Exercise CONCAT = CATALOGUE.find("concat").orElseThrow();

  private static ClassState after(ClassEvent... events) {
    List<Journal.Entry> journal = new ArrayList<>();
    for (ClassEvent event : events) {
      journal.add(new Journal.Entry(journal.size() + 1, NINE, event));
    }
    return ClassState.of(journal);
  }

  private static Syllabus attendee(ClassEvent... events) {
    return Syllabus.ofAttendee(CATALOGUE, after(events));
  }

  private static List<String> ids(Syllabus syllabus) {
    return syllabus.exercises().stream().map(Exercise::id).toList();
  }

  private static Optional<String> id(Optional<Exercise> exercise) {
    return exercise.map(Exercise::id);
  }

  @Test
  void one_who_learns_alone_is_given_everything_in_the_catalogues_order() {
    Syllabus syllabus = Syllabus.whole(CATALOGUE);
    assertEquals(List.of("mail-regex", "concat", "presize"), ids(syllabus));
    assertEquals(Optional.of("mail-regex"), id(syllabus.before(CONCAT)));
    assertEquals(Optional.of("presize"), id(syllabus.after(CONCAT)));
    assertEquals(0, syllabus.hintsReadable(CONCAT));
    assertFalse(syllabus.solutionReadable(CONCAT));
  }

  @Test
  void what_is_closed_is_not_there_and_says_so() {
    Syllabus syllabus = attendee(new ClassEvent.Closed("concat"));
    assertEquals(List.of("mail-regex", "presize"), ids(syllabus));
    Problem problem = assertThrows(Problem.class, () -> syllabus.open("concat"));
    assertEquals(404, problem.status());
    assertEquals("closed", problem.code());
    assertEquals("concat", syllabus.any("concat").id(), "but what one has in it is");
    assertEquals(
        "unknown-exercise", assertThrows(Problem.class, () -> syllabus.open("nothing")).code());
    Exercise first = CATALOGUE.exercises().getFirst();
    assertEquals(Optional.of("presize"), id(syllabus.after(first)), "neighbours skip it");
    assertEquals(Optional.of("mail-regex"), id(syllabus.before(CONCAT)));
  }

  @Test
  void the_instructors_order_counts() {
    Syllabus syllabus = attendee(new ClassEvent.Arranged(List.of("presize", "concat")));
    assertEquals(List.of("presize", "concat", "mail-regex"), ids(syllabus));
    assertEquals(Optional.of("presize"), id(syllabus.before(CONCAT)));
    assertEquals(Optional.of("mail-regex"), id(syllabus.after(CONCAT)));
    assertEquals(Optional.empty(), id(syllabus.after(CATALOGUE.exercises().getFirst())));
  }

  @Test
  void released_help_may_be_read_by_all() {
    Syllabus syllabus =
        attendee(
            new ClassEvent.HintsReleased("concat", 2), new ClassEvent.SolutionReleased("concat"));
    assertEquals(2, syllabus.hintsReadable(CONCAT));
    assertEquals(2, syllabus.hintsReleased(CONCAT));
    assertTrue(syllabus.solutionReadable(CONCAT));
    assertEquals(
        3,
        attendee(new ClassEvent.HintsReleased("concat", 99)).hintsReadable(CONCAT),
        "no more than there are");
  }

  @Test
  void the_instructor_sees_everything() {
    Syllabus syllabus =
        Syllabus.ofInstructor(
            CATALOGUE,
            after(
                new ClassEvent.Closed("concat"),
                new ClassEvent.Arranged(List.of("presize")),
                new ClassEvent.PollOpened("concat", 0)));
    assertEquals(List.of("presize", "mail-regex", "concat"), ids(syllabus));
    assertEquals("concat", syllabus.open("concat").id());
    assertEquals(3, syllabus.hintsReadable(CONCAT));
    assertEquals(0, syllabus.hintsReleased(CONCAT), "which is not what all may read");
    assertTrue(syllabus.solutionReadable(CONCAT));
    assertFalse(syllabus.solutionReleased(CONCAT));
    assertFalse(syllabus.isSecret(CONCAT, 0));
  }

  @Test
  void while_all_are_asked_nobody_is_told_the_answer() {
    Syllabus asked = attendee(new ClassEvent.PollOpened("concat", 0));
    assertTrue(asked.isAsked(CONCAT, 0));
    assertTrue(asked.isSecret(CONCAT, 0));
    assertFalse(asked.isSecret(CONCAT, 1));
    Syllabus revealed =
        attendee(new ClassEvent.PollOpened("concat", 0), new ClassEvent.PollRevealed("concat", 0));
    assertTrue(revealed.isAsked(CONCAT, 0));
    assertFalse(revealed.isSecret(CONCAT, 0));
  }
}
