package dev.hotpath.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.classroom.lesson.KeptClasses;
import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.sweep.SweepFork;
import dev.hotpath.grade.sweep.SweepOutcome;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.grade.sweep.SweepSide;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of sweeps does: they outlive the server, and the first end of each counts. */
public abstract class SweepsContract {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** The keeper under test, empty at first, the same within one test. */
  protected abstract KeptClasses kept();

  @BeforeEach
  void runs() {
    for (String run : List.of("r1", "r2")) {
      kept()
          .attempts()
          .accept(new Attempt(run, "ada", "concat", NOW, List.of(), Reports.queued(run, "concat")));
    }
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
    kept().sweeps().accept(accepted, NOW);
    SweepReport further =
        accepted.with(
            RunState.MEASURING,
            null,
            "",
            2,
            List.of(SweepFork.ended(0, SweepSide.YOURS, "ran out of memory")));
    kept().sweeps().report(further);
    kept().reopen();
    assertEquals(further, kept().sweeps().find("s1").orElseThrow());
    assertEquals(List.of(further), kept().sweeps().unfinished());
  }

  @Test
  void one_that_is_done_stays_as_it_is() {
    SweepReport accepted = sweep("s1", "r1");
    kept().sweeps().accept(accepted, NOW);
    SweepReport cancelled = ended(accepted, SweepOutcome.CANCELLED);
    kept().sweeps().report(cancelled);
    kept().sweeps().report(ended(accepted, SweepOutcome.COMPLETE));
    assertEquals(cancelled, kept().sweeps().find("s1").orElseThrow());
    assertEquals(List.of(), kept().sweeps().unfinished());
  }

  @Test
  void those_of_a_run_come_newest_first_and_no_others() {
    kept().sweeps().accept(sweep("s1", "r1"), NOW);
    kept().sweeps().accept(sweep("s2", "r2"), NOW);
    kept().sweeps().accept(sweep("s3", "r1"), NOW);
    assertEquals(
        List.of("s3", "s1"), kept().sweeps().of("r1").stream().map(SweepReport::id).toList());
    assertTrue(kept().sweeps().find("s4").isEmpty());
  }

  @Test
  void an_id_that_was_accepted_before_is_refused() {
    kept().sweeps().accept(sweep("s1", "r1"), NOW);
    assertThrows(RuntimeException.class, () -> kept().sweeps().accept(sweep("s1", "r2"), NOW));
  }
}
