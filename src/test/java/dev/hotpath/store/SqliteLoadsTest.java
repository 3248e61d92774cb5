package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.load.LoadOutcome;
import dev.hotpath.grade.load.LoadReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last loads of a run outlive the server, and the first end of each counts. */
class SqliteLoadsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
    for (String run : List.of("r1", "r2")) {
      store
          .attempts()
          .accept(new Attempt(run, "ada", "orders", NOW, List.of(), Reports.queued(run, "orders")));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static LoadReport load(String id, String run) {
    return LoadReport.accepted(id, run, "orders", "OrderService", 200, 3);
  }

  private static LoadReport ended(LoadReport report, LoadOutcome outcome) {
    return report.ended(outcome, "");
  }

  private List<String> ids(String run) {
    return store.loads().of(run).stream().map(LoadReport::id).toList();
  }

  @Test
  void the_last_dozen_of_a_run_are_kept_and_none_that_is_under_way_is_lost() {
    store.loads().accept(load("other", "r2"), NOW);
    store.loads().report(ended(load("other", "r2"), LoadOutcome.COMPLETE));
    for (int i = 1; i <= 14; i++) {
      LoadReport next = load("l" + i, "r1");
      store.loads().accept(next, NOW);
      if (i != 1) {
        store.loads().report(ended(next, LoadOutcome.COMPLETE));
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
    store.loads().accept(accepted, NOW);
    LoadReport further = accepted.saying(RunState.MEASURING, "Sending");
    store.loads().report(further);
    store.close();
    store = Store.open(data);
    assertEquals(List.of(further), store.loads().unfinished());
    store.loads().report(ended(further, LoadOutcome.CANCELLED));
    store.loads().report(ended(further, LoadOutcome.COMPLETE));
    assertEquals(LoadOutcome.CANCELLED, store.loads().find("l1").orElseThrow().outcome());
    assertEquals(List.of(), store.loads().unfinished());
  }
}
