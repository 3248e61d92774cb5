package dev.hotpath.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of answers and hints does. */
public abstract class NotebookContract {

  /** What the clock of the notebook under test says. */
  protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00.25Z");

  private static final Drafts.Typed TYPED =
      Drafts.Typed.anyhow(List.of(new SourceFile("src/Concat.java", "class Concat {}")));

  /** The notebook under test, empty at first, the same within one test. */
  protected abstract Notebook notebook();

  /** The drafts beside it. */
  protected abstract Drafts drafts();

  /** The same notebook as another server sees it after this one has stopped. */
  protected abstract Notebook reopened();

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

  @Test
  void the_facts_of_several_learners_are_all_that_they_have_under_way() {
    drafts().save("ada", "concat", TYPED);
    drafts().save("eve", "concat", TYPED);
    drafts().save("bob", "fib", TYPED);
    drafts().save("bob", "fib", Drafts.Typed.back());
    notebook().takeHint("bob", "fib", 2);
    notebook().answer("ada", "fib", 0, 2);
    notebook().reviseAnswer("bob", "fib", 1, 0);
    notebook().reviseAnswer("bob", "fib", 1, 3);
    NotebookFacts facts = notebook().facts(List.of("ada", "bob"));
    assertEquals(List.of(new NotebookFacts.Drafted("ada", "concat", NOW)), facts.drafts());
    assertEquals(List.of(new NotebookFacts.HintsTaken("bob", "fib", 2, NOW)), facts.hints());
    assertEquals(
        Set.of(
            new NotebookFacts.Answered("ada", "fib", 0, 2, 2),
            new NotebookFacts.Answered("bob", "fib", 1, 0, 3)),
        Set.copyOf(facts.answers()));
    assertEquals(new NotebookFacts(List.of(), List.of(), List.of()), notebook().facts(List.of()));
  }
}
