package dev.hotpath.classroom.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.exercise.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActWordsTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Catalogue CATALOGUE =
      Catalogue.load(
          Path.of("src/test/resources/catalogues/sound/exercises"),
          Set.of("speedup", "bytes-per-op"));
  private static final Person ADA = new Person("ada", "s", "Ada", NINE, NINE);

  private final ActWords words = new ActWords(CATALOGUE, Map.of("ada", ADA));

  private String of(ClassEvent.Act act) {
    return words.of(new Journal.Entry(1, NINE, act), act);
  }

  @Test
  void an_act_is_told_in_words_that_were_on_the_page() {
    assertEquals("Opened Joining strings", of(new ClassEvent.Opened("concat")));
    assertEquals(
        "Released hints 1 to 2 of Joining strings", of(new ClassEvent.HintsReleased("concat", 2)));
    assertEquals("Asked question 1 of Joining strings", of(new ClassEvent.PollOpened("concat", 0)));
    assertEquals(
        "Set the timer to 10 min: \u2068Break\u2069",
        of(new ClassEvent.TimerSet(NINE.plusSeconds(600), "Break")));
    assertEquals(
        "Set the timer to 7:30 min", of(new ClassEvent.TimerSet(NINE.plusSeconds(450), "")));
    assertEquals(
        "Wrote a note to \u2068Ada\u2069",
        of(new ClassEvent.Noted("ada", Optional.empty(), "a secret")));
  }

  @Test
  void what_is_gone_still_has_words() {
    assertEquals("Opened gone", of(new ClassEvent.Opened("gone")));
    assertEquals(
        "Wrote a note to somebody", of(new ClassEvent.Noted("eve", Optional.empty(), "x")));
  }

  @Test
  void a_long_line_is_cut_between_characters() {
    String text = of(new ClassEvent.Broadcast("😀".repeat(100)));
    assertTrue(text.endsWith("😀…\u2069"), text);
    assertEquals(60 + "Told all: ".length() + 2, text.codePointCount(0, text.length()));
  }

  @Test
  void no_two_kinds_of_acts_are_told_alike() {
    List<ClassEvent.Act> acts =
        List.of(
            new ClassEvent.Opened("concat"),
            new ClassEvent.Closed("concat"),
            new ClassEvent.Arranged(List.of()),
            new ClassEvent.TimerSet(NINE, ""),
            new ClassEvent.TimerStopped(),
            new ClassEvent.HintsReleased("concat", 1),
            new ClassEvent.SolutionReleased("concat"),
            new ClassEvent.Broadcast("x"),
            new ClassEvent.Broadcast(""),
            new ClassEvent.PollOpened("concat", 0),
            new ClassEvent.PollRevealed("concat", 0),
            new ClassEvent.PollClosed(),
            new ClassEvent.Projected("r"),
            new ClassEvent.ProjectionEnded(),
            new ClassEvent.Noted("ada", Optional.empty(), "x"),
            new ClassEvent.SharingAllowed(true),
            new ClassEvent.SharingAllowed(false));
    Set<String> told = new HashSet<>();
    acts.forEach(act -> assertTrue(told.add(of(act)), () -> of(act)));
    assertFalse(told.contains(""));
  }
}
