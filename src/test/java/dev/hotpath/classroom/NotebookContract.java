package dev.hotpath.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of drafts, answers and hints does. */
public abstract class NotebookContract {

  /** What the clock of the notebook under test says. */
  protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00.25Z");

  private static final List<SourceFile> TYPED =
      List.of(
          new SourceFile("src/Z.java", "class Z {} // half a thou"),
          new SourceFile("src/A.java", ""));

  /** The notebook under test, empty at first, the same within one test. */
  protected abstract Notebook notebook();

  /** The same notebook as another server sees it after this one has stopped. */
  protected abstract Notebook reopened();

  @Test
  void a_draft_comes_back_as_it_was_typed() {
    assertEquals(Optional.empty(), notebook().draft("ada", "concat"));
    notebook().saveDraft("ada", "concat", TYPED);
    assertEquals(Optional.of(new Draft(TYPED, NOW)), notebook().draft("ada", "concat"));
    assertEquals(Optional.of(new Draft(TYPED, NOW)), reopened().draft("ada", "concat"));
  }

  @Test
  void a_newer_draft_replaces_all_of_the_older_one() {
    notebook().saveDraft("ada", "concat", TYPED);
    List<SourceFile> newer = List.of(new SourceFile("src/A.java", "class A {}"));
    notebook().saveDraft("ada", "concat", newer);
    assertEquals(newer, notebook().draft("ada", "concat").orElseThrow().files());
    notebook().saveDraft("ada", "concat", List.of());
    assertEquals(List.of(), notebook().draft("ada", "concat").orElseThrow().files());
  }

  @Test
  void drafts_are_kept_per_learner_and_exercise() {
    notebook().saveDraft("ada", "concat", TYPED);
    notebook().saveDraft("ada", "fib", List.of());
    notebook().saveDraft("bob", "escape", List.of());
    assertEquals(Set.of("concat", "fib"), notebook().drafted("ada"));
    assertEquals(Optional.empty(), notebook().draft("bob", "concat"));
    assertEquals(Set.of(), notebook().drafted("eve"));
  }

  @Test
  void a_dropped_draft_is_gone_and_others_stay() {
    notebook().dropDraft("ada", "concat");
    notebook().saveDraft("ada", "concat", TYPED);
    notebook().saveDraft("ada", "fib", TYPED);
    notebook().dropDraft("ada", "concat");
    assertEquals(Optional.empty(), notebook().draft("ada", "concat"));
    assertEquals(Set.of("fib"), notebook().drafted("ada"));
    assertEquals(TYPED, notebook().draft("ada", "fib").orElseThrow().files());
  }

  @Test
  void the_first_answer_stays() {
    notebook().answer("ada", "concat", 0, 2);
    notebook().answer("ada", "concat", 0, 1);
    notebook().answer("ada", "concat", 1, 0);
    notebook().answer("bob", "concat", 0, 3);
    notebook().answer("ada", "fib", 5, 4);
    assertEquals(Map.of(0, 2, 1, 0), notebook().answers("ada", "concat"));
    assertEquals(Map.of(0, 2, 1, 0), reopened().answers("ada", "concat"));
    assertEquals(Map.of(), notebook().answers("eve", "concat"));
  }

  @Test
  void a_revised_answer_counts_and_the_first_stays_known() {
    notebook().reviseAnswer("ada", "fib", 0, 2);
    notebook().reviseAnswer("ada", "fib", 0, 1);
    notebook().reviseAnswer("ada", "fib", 1, 0);
    notebook().answer("ada", "fib", 1, 3);
    notebook().reviseAnswer("bob", "fib", 0, 3);
    assertEquals(Map.of(0, 2, 1, 0), notebook().answers("ada", "fib"));
    assertEquals(Map.of(0, 1, 1, 0), notebook().latestAnswers("ada", "fib"));
    assertEquals(Map.of(0, 1, 1, 0), reopened().latestAnswers("ada", "fib"));
    assertEquals(Map.of(0, 3), notebook().latestAnswers("bob", "fib"));
    assertEquals(Map.of(), notebook().latestAnswers("ada", "concat"));
  }

  @Test
  void a_hint_once_taken_stays_taken() {
    assertEquals(0, notebook().hintsTaken("ada", "concat"));
    notebook().takeHint("ada", "concat", 2);
    notebook().takeHint("ada", "concat", 1);
    assertEquals(2, notebook().hintsTaken("ada", "concat"));
    notebook().takeHint("ada", "concat", 3);
    assertEquals(3, notebook().hintsTaken("ada", "concat"));
    assertEquals(0, notebook().hintsTaken("bob", "concat"));
    assertEquals(0, notebook().hintsTaken("ada", "fib"));
  }
}
