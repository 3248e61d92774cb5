package dev.hotpath.store;

import dev.hotpath.classroom.KeptFollowUps;
import dev.hotpath.grade.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** What follows runs, in SQL: a table for each kind, all alike. Thread-safe. */
class SqlFollowUps<R> implements KeptFollowUps<R> {

  private final Database database;
  private final String table;
  private final Function<R, Row> row;
  private final Function<String, R> reader;
  private final int mostOfRun;

  /** What a table has of a document, beside the moment at which it came. */
  record Row(String id, String run, RunState state, String json) {}

  /**
   * Those of one kind.
   *
   * @param table its name, which is also what a message calls one
   * @param row of a document
   * @param reader of a document's JSON
   * @param mostOfRun how many a run keeps; the oldest go when there are more
   */
  SqlFollowUps(
      Database database,
      String table,
      Function<R, Row> row,
      Function<String, R> reader,
      int mostOfRun) {
    this.database = database;
    this.table = table;
    this.row = row;
    this.reader = reader;
    this.mostOfRun = mostOfRun;
  }

  @Override
  public void accept(R report, Instant at) {
    Row kept = row.apply(report);
    database.write(handle -> {
      int inserted =
          handle
              .createUpdate(
                  """
                  INSERT INTO %s (id, attempt, accepted_at, state, report)
                  VALUES (:id, :attempt, :acceptedAt, :state, :report)
                  ON CONFLICT (id) DO NOTHING
                  """
                      .formatted(table))
              .bind("id", kept.id())
              .bind("attempt", kept.run())
              .bind("acceptedAt", IsoTime.text(at))
              .bind("state", kept.state().key())
              .bind("report", kept.json())
              .execute();
      if (inserted == 0) {
        throw new StoreException(
            named(kept.id()),
            "was accepted already",
            "give each %s an id of its own".formatted(table));
      }
      handle
          .createUpdate(
              """
              DELETE FROM %1$s WHERE attempt = :attempt AND state = 'done' AND number NOT IN
                (SELECT number FROM %1$s WHERE attempt = :attempt ORDER BY number DESC LIMIT :most)
              """
                  .formatted(table))
          .bind("attempt", kept.run())
          .bind("most", mostOfRun)
          .execute();
    });
  }

  @Override
  public void report(R report) {
    Row kept = row.apply(report);
    database.write(handle ->
        handle
            .createUpdate(
                "UPDATE %s SET state = :state, report = :report WHERE id = :id AND state <> 'done'"
                    .formatted(table))
            .bind("id", kept.id())
            .bind("state", kept.state().key())
            .bind("report", kept.json())
            .execute());
  }

  @Override
  public Optional<R> find(String id) {
    return those("WHERE id = :id", Map.of("id", id)).stream().findFirst();
  }

  @Override
  public List<R> of(String run) {
    return those("WHERE attempt = :run ORDER BY number DESC", Map.of("run", run));
  }

  @Override
  public List<R> unfinished() {
    return those("WHERE state <> 'done' ORDER BY number", Map.of());
  }

  private List<R> those(String which, Map<String, Object> bindings) {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, report FROM %s %s".formatted(table, which))
            .bindMap(bindings)
            .map((found, context) -> read(found.getString("id"), found.getString("report")))
            .list());
  }

  private R read(String id, String json) {
    try {
      return reader.apply(json);
    } catch (JacksonException e) {
      throw new StoreException(
          named(id),
          "its document can't be read (" + e.getMessage() + ")",
          "restore a copy of the database",
          e);
    }
  }

  private String named(String id) {
    return "%s '%s'".formatted(table, id);
  }
}
