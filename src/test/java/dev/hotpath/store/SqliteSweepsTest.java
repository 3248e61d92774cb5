package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepSide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps outlive the server, and the first end of each counts. */
class SqliteSweepsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
    for (String run : List.of("r1", "r2")) {
      store
          .attempts()
          .accept(new Attempt(run, "ada", "concat", NOW, List.of(), Reports.queued(run, "concat")));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static SweepReport sweep(String id, String run) {
    Sweep sweep = new Sweep("heap", "Heap", "join", Dimension.HEAP, "", List.of("32m", "64m"));
    return SweepReport.accepted(id, run, "concat", sweep, false, 2, 7);
  }

  private static SweepReport ended(SweepReport report, SweepOutcome outcome) {
    return report.with(RunState.DONE, outcome, "", 1, report.forks());
  }

  @Test
  void what_was_accepted_and_measured_is_there_after_a_restart() {
    SweepReport accepted = sweep("s1", "r1");
    store.sweeps().accept(accepted, NOW);
    SweepReport further =
        accepted.with(
            RunState.MEASURING,
            null,
            "",
            2,
            List.of(SweepFork.ended(0, SweepSide.YOURS, "ran out of memory")));
    store.sweeps().report(further);
    store.close();
    store = Store.open(data);
    assertEquals(further, store.sweeps().find("s1").orElseThrow());
    assertEquals(List.of(further), store.sweeps().unfinished());
  }

  @Test
  void one_that_is_done_stays_as_it_is() {
    SweepReport accepted = sweep("s1", "r1");
    store.sweeps().accept(accepted, NOW);
    SweepReport cancelled = ended(accepted, SweepOutcome.CANCELLED);
    store.sweeps().report(cancelled);
    store.sweeps().report(ended(accepted, SweepOutcome.COMPLETE));
    assertEquals(cancelled, store.sweeps().find("s1").orElseThrow());
    assertEquals(List.of(), store.sweeps().unfinished());
  }

  @Test
  void those_of_a_run_come_newest_first_and_no_others() {
    store.sweeps().accept(sweep("s1", "r1"), NOW);
    store.sweeps().accept(sweep("s2", "r2"), NOW);
    store.sweeps().accept(sweep("s3", "r1"), NOW);
    assertEquals(
        List.of("s3", "s1"), store.sweeps().of("r1").stream().map(SweepReport::id).toList());
    assertTrue(store.sweeps().find("s4").isEmpty());
  }

  @Test
  void an_id_that_was_accepted_before_is_refused() {
    store.sweeps().accept(sweep("s1", "r1"), NOW);
    assertThrows(StoreException.class, () -> store.sweeps().accept(sweep("s1", "r2"), NOW));
  }
}
