package dev.hotpath.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.lesson.KeptClasses;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.load.LoadOutcome;
import dev.hotpath.grade.load.LoadReport;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every keeper of loads does: the last of a run outlive the server, and the first end counts.
 */
public abstract class LoadsContract {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract KeptClasses kept();

  @BeforeEach
  void runs() {
    for (String run : List.of("r1", "r2")) {
      kept()
          .attempts()
          .accept(new Attempt(run, "ada", "orders", NOW, List.of(), Reports.queued(run, "orders")));
    }
  }

  private static LoadReport load(String id, String run) {
    return LoadReport.accepted(id, run, "orders", "OrderService", 200, 3);
  }

  private static LoadReport ended(LoadReport report, LoadOutcome outcome) {
    return report.ended(outcome, "");
  }

  private List<String> ids(String run) {
    return kept().loads().of(run).stream().map(LoadReport::id).toList();
  }

  @Test
  void the_last_dozen_of_a_run_are_kept_and_none_that_is_under_way_is_lost() {
    kept().loads().accept(load("other", "r2"), NOW);
    kept().loads().report(ended(load("other", "r2"), LoadOutcome.COMPLETE));
    for (int i = 1; i <= 14; i++) {
      LoadReport next = load("l" + i, "r1");
      kept().loads().accept(next, NOW);
      if (i != 1) {
        kept().loads().report(ended(next, LoadOutcome.COMPLETE));
      }
    }
    List<String> newest =
        IntStream.rangeClosed(3, 14).map(i -> 17 - i).mapToObj(i -> "l" + i).toList();
    assertEquals(newest, ids("r1").subList(0, 12));
    assertEquals(List.of("l1"), ids("r1").subList(12, ids("r1").size()));
    assertEquals(List.of("other"), ids("r2"));
  }

  @Test
  void one_is_there_after_a_restart_and_its_first_end_counts() {
    LoadReport accepted = load("l1", "r1");
    kept().loads().accept(accepted, NOW);
    LoadReport further = accepted.saying(RunState.MEASURING, "Sending");
    kept().loads().report(further);
    kept().reopen();
    assertEquals(List.of(further), kept().loads().unfinished());
    kept().loads().report(ended(further, LoadOutcome.CANCELLED));
    kept().loads().report(ended(further, LoadOutcome.COMPLETE));
    assertEquals(LoadOutcome.CANCELLED, kept().loads().find("l1").orElseThrow().outcome());
    assertEquals(List.of(), kept().loads().unfinished());
  }
}
