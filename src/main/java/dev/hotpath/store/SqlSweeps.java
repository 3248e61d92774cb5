package dev.hotpath.store;

import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.grade.sweep.SweepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Sweeps in SQL. Thread-safe. */
final class SqlSweeps implements KeptSweeps {

  private final Database database;

  SqlSweeps(Database database) {
    this.database = database;
  }

  @Override
  public void accept(SweepReport report, Instant at) {
    String document = report.json();
    database.write(handle -> {
      int inserted =
          handle
              .createUpdate(
                  """
                  INSERT INTO sweep (id, attempt, accepted_at, state, report)
                  VALUES (:id, :attempt, :acceptedAt, :state, :report)
                  ON CONFLICT (id) DO NOTHING
                  """)
              .bind("id", report.id())
              .bind("attempt", report.run())
              .bind("acceptedAt", IsoTime.text(at))
              .bind("state", report.state().key())
              .bind("report", document)
              .execute();
      if (inserted == 0) {
        throw new StoreException(
            "sweep '" + report.id() + "'",
            "was accepted already",
            "give each sweep an id of its own");
      }
    });
  }

  @Override
  public void report(SweepReport report) {
    String document = report.json();
    database.write(handle ->
        handle
            .createUpdate(
                "UPDATE sweep SET state = :state, report = :report"
                    + " WHERE id = :id AND state <> 'done'")
            .bind("id", report.id())
            .bind("state", report.state().key())
            .bind("report", document)
            .execute());
  }

  @Override
  public Optional<SweepReport> find(String id) {
    return sweeps("WHERE id = :id", Map.of("id", id)).stream().findFirst();
  }

  @Override
  public List<SweepReport> of(String run) {
    return sweeps("WHERE attempt = :run ORDER BY number DESC", Map.of("run", run));
  }

  @Override
  public List<SweepReport> unfinished() {
    return sweeps("WHERE state <> 'done' ORDER BY number", Map.of());
  }

  private List<SweepReport> sweeps(String which, Map<String, Object> bindings) {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, report FROM sweep " + which)
            .bindMap(bindings)
            .map((row, context) -> read(row.getString("id"), row.getString("report")))
            .list());
  }

  private static SweepReport read(String id, String json) {
    try {
      return SweepReport.read(json);
    } catch (JacksonException e) {
      throw new StoreException(
          "sweep '" + id + "'",
          "its document can't be read (" + e.getMessage() + ")",
          "restore a copy of the database",
          e);
    }
  }
}
