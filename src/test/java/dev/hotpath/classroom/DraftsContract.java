package dev.hotpath.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Draft.Origin;
import dev.hotpath.classroom.Drafts.Saved;
import dev.hotpath.classroom.Drafts.Typed;
import dev.hotpath.classroom.KeptDraft.Why;
import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of drafts does. */
public abstract class DraftsContract {

  /** What the clock of the drafts under test says. */
  protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00.25Z");

  private static final String HOME = "browser-at-home";
  private static final String WORK = "browser-at-work";
  private static final List<SourceFile> TYPED =
      List.of(
          new SourceFile("src/Z.java", "class Z {} // half a thou"),
          new SourceFile("src/A.java", ""));

  /** The drafts under test, empty at first, the same within one test. */
  protected abstract Drafts drafts();

  /** The same drafts as another server sees them after this one has stopped. */
  protected abstract Drafts reopened();

  private static List<SourceFile> text(String text) {
    return List.of(new SourceFile("src/A.java", text));
  }

  private Saved save(Typed typed) {
    return drafts().save("ada", "concat", typed);
  }

  /** Saves what has to stand; returns its version. */
  private long stands(Typed typed) {
    Saved saved = save(typed);
    return assertInstanceOf(Saved.Stands.class, saved, saved.toString()).draft().version();
  }

  /** Saves what has to be kept beside. */
  private Saved.Beside beside(Typed typed) {
    Saved saved = save(typed);
    return assertInstanceOf(Saved.Beside.class, saved, saved.toString());
  }

  private String standing() {
    Draft draft = drafts().standing("ada", "concat").orElseThrow();
    return draft.starter() ? "starter" : draft.files().getFirst().text();
  }

  private List<String> kept() {
    return drafts().kept("ada", "concat").stream()
        .map(draft -> draft.why().key() + " " + draft.files().getFirst().text())
        .toList();
  }

  @Test
  void a_draft_comes_back_as_it_was_typed() {
    assertEquals(Optional.empty(), drafts().draft("ada", "concat"));
    assertEquals(Optional.empty(), drafts().standing("ada", "concat"));
    save(Typed.onTopOf(0, TYPED).in(HOME, 3));
    Draft typed = new Draft(1, TYPED, false, NOW, Optional.of(new Origin(HOME, 3)));
    assertEquals(Optional.of(typed), drafts().draft("ada", "concat"));
    assertEquals(Optional.of(typed), reopened().draft("ada", "concat"));
  }

  @Test
  void a_newer_draft_replaces_all_of_the_older_one() {
    stands(Typed.anyhow(TYPED));
    stands(Typed.anyhow(text("class A {}")));
    assertEquals(text("class A {}"), drafts().draft("ada", "concat").orElseThrow().files());
    stands(Typed.anyhow(List.of()));
    assertEquals(List.of(), drafts().draft("ada", "concat").orElseThrow().files());
    assertEquals(List.of(), drafts().kept("ada", "concat"));
  }

  @Test
  void drafts_are_kept_per_learner_and_exercise() {
    drafts().save("ada", "concat", Typed.anyhow(TYPED));
    drafts().save("ada", "fib", Typed.anyhow(List.of()));
    drafts().save("bob", "escape", Typed.anyhow(List.of()));
    assertEquals(Set.of("concat", "fib"), drafts().drafted("ada"));
    assertEquals(Optional.empty(), drafts().draft("bob", "concat"));
    assertEquals(Set.of(), drafts().drafted("eve"));
  }

  @Test
  void who_goes_back_to_the_starter_has_no_draft_and_others_stay() {
    stands(Typed.back());
    stands(Typed.anyhow(TYPED));
    drafts().save("ada", "fib", Typed.anyhow(TYPED));
    stands(Typed.back());
    assertEquals(Optional.empty(), drafts().draft("ada", "concat"));
    assertEquals(Set.of("fib"), drafts().drafted("ada"));
    assertEquals(TYPED, drafts().draft("ada", "fib").orElseThrow().files());
    assertTrue(reopened().standing("ada", "concat").orElseThrow().starter());
  }

  @Test
  void versions_count_up_also_over_a_reset() {
    assertEquals(1, stands(Typed.onTopOf(0, text("a"))));
    assertEquals(2, stands(Typed.onTopOf(1, text("b"))));
    assertEquals(3, stands(Typed.back().onTopOf(2)));
    assertEquals(4, stands(Typed.onTopOf(3, text("c"))));
    beside(Typed.onTopOf(1, text("typed before the reset")));
    assertEquals("c", standing());
  }

  @Test
  void what_was_typed_on_top_of_an_older_version_is_kept_beside_and_overwrites_nothing() {
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    stands(Typed.onTopOf(1, text("b at work")).in(WORK, 1));
    Saved.Beside told = beside(Typed.onTopOf(1, text("b at home")).in(HOME, 2));
    assertEquals("b at work", told.standing().files().getFirst().text());
    assertEquals(2, told.standing().version());
    KeptDraft kept = drafts().kept("ada", "concat").getFirst();
    assertEquals(Optional.of(kept), told.kept());
    assertEquals(text("b at home"), kept.files());
    assertEquals(Why.CAME_LATE, kept.why());
    assertEquals(1, kept.version());
    assertEquals(Optional.of(new Origin(HOME, 2)), kept.origin());
    assertEquals(NOW, kept.savedAt());
    assertEquals("b at work", standing());
    assertEquals(List.of(kept), reopened().kept("ada", "concat"));
    assertEquals(List.of(), drafts().kept("bob", "concat"));
    assertEquals(List.of(), drafts().kept("ada", "fib"));
  }

  @Test
  void the_same_text_is_no_conflict_and_no_new_version() {
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    stands(Typed.onTopOf(1, text("b")).in(WORK, 1));
    assertEquals(2, stands(Typed.onTopOf(1, text("b")).in(HOME, 2)));
    assertEquals(2, stands(Typed.onTopOf(1, text("b"))));
    assertEquals(List.of(), kept());
  }

  @Test
  void the_edits_of_one_browser_follow_each_other_whichever_were_answered() {
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    assertEquals(2, stands(Typed.onTopOf(0, text("ab")).in(HOME, 2)), "the first answer got lost");
    assertEquals(3, stands(Typed.onTopOf(0, text("abc")).in(HOME, 3)));
    assertEquals("abc", standing());
    assertEquals(List.of(), kept());
  }

  @Test
  void edits_of_one_browser_do_not_follow_what_another_typed_between() {
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    stands(Typed.onTopOf(1, text("b")).in(WORK, 1));
    stands(Typed.onTopOf(2, text("bc")).in(WORK, 2));
    assertEquals(4, stands(Typed.onTopOf(1, text("bcd")).in(WORK, 3)), "its own, unanswered");
    beside(Typed.onTopOf(0, text("x")).in(WORK, 4));
    beside(Typed.onTopOf(1, text("y")).in(HOME, 2));
    assertEquals("bcd", standing());
  }

  @Test
  void an_edit_that_was_overtaken_on_its_way_changes_nothing() {
    stands(Typed.onTopOf(0, text("ab")).in(HOME, 2));
    assertEquals(1, stands(Typed.onTopOf(0, text("a")).in(HOME, 1)));
    assertEquals("ab", standing());
    stands(Typed.onTopOf(1, text("ab")).in(HOME, 7));
    assertEquals(1, stands(Typed.onTopOf(1, text("abc, undone since")).in(HOME, 6)));
    assertEquals("ab", standing());
    assertEquals(List.of(), kept());
  }

  @Test
  void who_types_on_while_the_choice_is_open_types_on_in_what_is_kept() {
    stands(Typed.onTopOf(0, text("a")).in(WORK, 1));
    long first = number(beside(Typed.onTopOf(0, text("x")).in(HOME, 1)));
    assertEquals(first, number(beside(Typed.onTopOf(0, text("xy")).in(HOME, 2))));
    assertEquals(first, number(beside(Typed.onTopOf(0, text("x")).in(HOME, 1))), "overtaken");
    assertEquals(List.of("came-late xy"), kept());
    beside(Typed.onTopOf(0, text("z")).in("browser-of-a-phone", 1));
    assertEquals(List.of("came-late z", "came-late xy"), kept());
  }

  private static long number(Saved.Beside beside) {
    return beside.kept().orElseThrow().number();
  }

  @Test
  void who_chooses_what_was_kept_changes_it_for_what_stood() {
    stands(Typed.onTopOf(0, text("theirs")).in(WORK, 1));
    long mine = number(beside(Typed.onTopOf(0, text("mine")).in(HOME, 1)));
    assertEquals(2, stands(Typed.onTopOf(1, text("mine, and more")).in(HOME, 2).insteadOf(mine)));
    assertEquals("mine, and more", standing());
    assertEquals(List.of("gave-way theirs"), kept());
    long theirs = drafts().kept("ada", "concat").getFirst().number();
    stands(Typed.onTopOf(2, text("theirs")).in(HOME, 3).insteadOf(theirs));
    assertEquals("theirs", standing());
    assertEquals(List.of("gave-way mine, and more"), kept());
  }

  @Test
  void a_choice_made_before_the_other_went_on_is_asked_for_again() {
    stands(Typed.onTopOf(0, text("theirs")).in(WORK, 1));
    long mine = number(beside(Typed.onTopOf(0, text("mine")).in(HOME, 1)));
    stands(Typed.onTopOf(1, text("theirs, and more")).in(WORK, 2));
    beside(Typed.onTopOf(1, text("mine")).in(HOME, 2).insteadOf(mine));
    assertEquals("theirs, and more", standing());
    assertTrue(kept().contains("came-late mine"), kept().toString());
  }

  @Test
  void a_kept_draft_of_somebody_else_cannot_be_taken() {
    drafts().save("bob", "concat", Typed.onTopOf(0, text("bob's")).in(WORK, 1));
    Saved.Beside bobs =
        (Saved.Beside) drafts().save("bob", "concat", Typed.onTopOf(0, text("b")).in(HOME, 1));
    stands(Typed.onTopOf(0, text("ada's")).in(HOME, 1).insteadOf(number(bobs)));
    assertEquals(1, drafts().kept("bob", "concat").size());
  }

  @Test
  void a_reset_does_not_throw_away_what_was_not_seen() {
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    stands(Typed.onTopOf(1, text("b")).in(WORK, 1));
    Saved.Beside told = beside(Typed.back().onTopOf(1).in(HOME, 2));
    assertEquals(Optional.empty(), told.kept());
    assertEquals("b", standing());
    stands(Typed.back().onTopOf(2).in(HOME, 3));
    assertEquals("starter", standing());
  }

  @Test
  void who_knows_no_versions_replaces_what_a_browser_typed_but_it_stays_beside() {
    stands(Typed.onTopOf(0, text("typed")).in(HOME, 1));
    stands(Typed.anyhow(text("by a script")));
    stands(Typed.anyhow(text("by a script again")));
    assertEquals("by a script again", standing());
    assertEquals(List.of("gave-way typed"), kept());
  }

  @Test
  void a_version_of_another_database_overwrites_nothing() {
    stands(Typed.onTopOf(0, text("here")).in(WORK, 1));
    beside(Typed.onTopOf(12, text("typed on top of one that is not here")).in(HOME, 40));
    assertEquals("here", standing());
  }

  @Test
  void where_nothing_was_ever_typed_any_version_is_taken() {
    assertEquals(1, stands(Typed.onTopOf(12, text("a")).in(HOME, 40)));
  }

  @Test
  void of_too_many_that_are_kept_the_oldest_are_forgotten() {
    stands(Typed.onTopOf(0, text("a")).in(WORK, 1));
    int most = Drafts.MOST_KEPT;
    for (int i = 0; i < most + 3; i++) {
      beside(Typed.onTopOf(0, text("x" + i)));
      beside(Typed.onTopOf(0, text("x" + i)));
    }
    assertEquals(
        IntStream.range(0, most).mapToObj(i -> "came-late x" + (most + 2 - i)).toList(), kept());
    drafts().save("ada", "fib", Typed.onTopOf(0, text("a")));
    drafts().save("ada", "fib", Typed.onTopOf(0, text("b")));
    assertEquals(1, drafts().kept("ada", "fib").size());
  }

  @Test
  void of_many_that_type_at_once_on_top_of_the_same_version_one_stands_and_all_are_kept()
      throws Exception {
    int browsers = 8;
    stands(Typed.onTopOf(0, text("a")).in(HOME, 1));
    CyclicBarrier together = new CyclicBarrier(browsers);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Saved>> seen =
          threads.invokeAll(
              IntStream.range(0, browsers)
                  .<Callable<Saved>>mapToObj(i ->
                      () -> {
                        together.await();
                        return save(Typed.onTopOf(1, text("b" + i)).in("browser-" + i, 1));
                      })
                  .toList());
      int stand = 0;
      for (Future<Saved> one : seen) {
        stand += one.get() instanceof Saved.Stands ? 1 : 0;
      }
      assertEquals(1, stand);
    }
    assertEquals(2, drafts().standing("ada", "concat").orElseThrow().version());
    assertEquals(browsers - 1, kept().size());
    assertTrue(!kept().contains("came-late " + standing()));
  }
}
