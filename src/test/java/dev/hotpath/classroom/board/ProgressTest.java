package dev.hotpath.classroom.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final List<SourceFile> FILES =
      List.of(new SourceFile("src/Concat.java", "class Concat {}"));
  private static final List<String> CLASS = List.of("ada", "bob");

  @TempDir Path data;
  private final SetClock clock = new SetClock();
  private Store store;
  private Progress progress;
  private Attempts attempts;
  private Drafts drafts;
  private Notebook notebook;
  private final List<String> heard = new ArrayList<>();

  private static final class SetClock extends Clock {
    private Instant now = NINE;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    store = Store.open(data, Optional.empty(), clock);
    progress = new Progress(clock);
    progress.subscribe(
        new Progress.Listener() {
          @Override
          public void worked() {
            heard.add("worked");
          }

          @Override
          public void answered() {
            heard.add("answered");
          }
        });
    attempts = progress.heard(store.attempts());
    drafts = progress.heard(store.drafts());
    notebook = progress.heard(store.notebook());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  private void handIn(String run, String person) {
    attempts.accept(
        new Attempt(run, person, "concat", clock.now, FILES, Reports.queued(run, "concat")));
  }

  private void judge(String run, Verdict verdict) {
    attempts.report(Reports.done(run, "concat", verdict));
  }

  private Cell cell(Progress of, String person) {
    return Cell.of("concat", of.of(person), clock.now);
  }

  @Test
  void what_is_kept_is_heard_of() {
    drafts.save("ada", "concat", Drafts.Typed.anyhow(FILES));
    assertEquals(CellState.EDITING, cell(progress, "ada").state());
    handIn("r1", "ada");
    assertEquals(1, cell(progress, "ada").attempts());
    assertEquals(List.of("r1"), progress.underWay(CLASS));
    attempts.report(Reports.inState("r1", "concat", RunState.TESTING));
    assertEquals(CellState.EDITING, cell(progress, "ada").state());
    judge("r1", Verdict.FAIL);
    assertEquals(CellState.FAILING, cell(progress, "ada").state());
    assertEquals(List.of(), progress.underWay(CLASS));
    notebook.takeHint("ada", "concat", 1);
    assertEquals(1, cell(progress, "ada").hints());
    assertEquals(List.of("worked", "worked", "worked", "worked"), heard);
  }

  @Test
  void the_first_report_that_is_done_counts() {
    handIn("r1", "ada");
    judge("r1", Verdict.SLOW);
    judge("r1", Verdict.PASS);
    assertEquals(CellState.SLOW, cell(progress, "ada").state());
    assertEquals(1, progress.changes("concat"));
  }

  @Test
  void after_a_restart_everybody_stands_where_they_stood() {
    drafts.save("bob", "concat", Drafts.Typed.anyhow(FILES));
    pass(Duration.ofMinutes(1));
    handIn("r1", "ada");
    judge("r1", Verdict.FAIL);
    pass(Duration.ofMinutes(2));
    notebook.takeHint("ada", "concat", 2);
    pass(Duration.ofMinutes(3));
    handIn("r2", "ada");
    attempts.report(Reports.withSpeedup(Reports.done("r2", "concat", Verdict.SLOW), 2.5));
    pass(Duration.ofMinutes(6));
    drafts.save("ada", "concat", Drafts.Typed.anyhow(FILES));
    pass(Duration.ofMinutes(5));
    handIn("r3", "ada");
    notebook.answer("ada", "concat", 0, 1);
    notebook.reviseAnswer("bob", "concat", 0, 2);
    notebook.reviseAnswer("bob", "concat", 0, 1);

    Progress again = new Progress(clock);
    again.load(store.attempts(), store.notebook(), CLASS);
    for (String person : CLASS) {
      assertEquals(progress.of(person), again.of(person));
    }
    assertEquals(11, cell(again, "ada").stuckMinutes());
    assertEquals(List.of("r3"), again.underWay(CLASS));
    assertEquals(List.of(0, 1, 1), again.counts("concat", 0, 3, CLASS));
    assertEquals(Optional.of(1), again.answer("concat", 0, "bob"));
    again.heard(store.attempts()).report(Reports.done("r3", "concat", Verdict.PASS));
    assertEquals(CellState.PASSED, cell(again, "ada").state());
  }

  @Test
  void first_answers_count_and_only_those_of_the_class() {
    notebook.answer("ada", "concat", 0, 1);
    notebook.answer("ada", "concat", 0, 2);
    notebook.answer("eve", "concat", 0, 0);
    notebook.answer("bob", "concat", 1, 0);
    assertEquals(List.of(0, 1, 0), progress.counts("concat", 0, 3, CLASS));
    assertEquals(Optional.of(1), progress.answer("concat", 0, "ada"));
    assertEquals(List.of("answered", "answered", "answered", "answered"), heard);
    assertEquals(CellState.UNTOUCHED, cell(progress, "ada").state(), "a poll is no work at it");
  }

  @Test
  void who_is_forgotten_left_nothing() {
    handIn("r1", "ada");
    notebook.answer("ada", "concat", 0, 1);
    progress.forget(List.of("ada"));
    assertEquals(CellState.UNTOUCHED, cell(progress, "ada").state());
    assertEquals(List.of(), progress.underWay(CLASS));
    assertEquals(List.of(0, 0), progress.counts("concat", 0, 2, CLASS));
    judge("r1", Verdict.PASS);
    assertEquals(CellState.UNTOUCHED, cell(progress, "ada").state());
  }

  @Test
  void health_is_of_the_last_ten_minutes() {
    assertEquals(Optional.empty(), progress.verdictMillisP95());
    for (int i = 1; i <= 20; i++) {
      handIn("r" + i, "ada");
      attempts.report(told("r" + i, 100.0 * i));
    }
    assertEquals(Optional.of(1_900L), progress.verdictMillisP95());
    pass(Duration.ofMinutes(11));
    assertEquals(Optional.empty(), progress.verdictMillisP95());
  }

  private static RunReport told(String run, double millis) {
    RunReport done = Reports.done(run, "concat", Verdict.PASS);
    return new RunReport(
        run,
        "concat",
        done.state(),
        done.verdict(),
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        List.of(),
        new RunReport.Millis(null, null, null, millis, null, null, null),
        "process",
        "25",
        null);
  }
}
