package dev.hotpath.store;

import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.classroom.lesson.Sessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions of classes in SQL. Thread-safe. */
final class SqlSessions implements Sessions {

  private final Database database;
  private final Clock clock;

  SqlSessions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void begin(Session session) {
    database.write(handle -> {
      int inserted =
          handle
              .createUpdate(
                  """
                  INSERT INTO session (id, title, join_code, started_at, ended_at)
                  VALUES (:id, :title, :joinCode, :startedAt, :endedAt)
                  ON CONFLICT DO NOTHING
                  """)
              .bind("id", session.id())
              .bind("title", session.title())
              .bind("joinCode", session.joinCode())
              .bind("startedAt", IsoTime.text(session.startedAt()))
              .bind("endedAt", session.endedAt().map(IsoTime::text))
              .execute();
      if (inserted == 0) {
        throw new StoreException(
            "session '" + session.id() + "'",
            "its id or its join code is another's",
            "give each session its own");
      }
    });
  }

  @Override
  public Optional<Session> newest() {
    return those("ORDER BY number DESC LIMIT 1", Map.of()).stream().findFirst();
  }

  @Override
  public Optional<Session> find(String id) {
    return those("WHERE id = :id", Map.of("id", id)).stream().findFirst();
  }

  @Override
  public List<Session> all() {
    return those("ORDER BY number DESC", Map.of());
  }

  private List<Session> those(String which, Map<String, Object> bindings) {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, title, join_code, started_at, ended_at FROM session " + which)
            .bindMap(bindings)
            .map((row, context) -> session(row))
            .list());
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        row.getString("title"),
        row.getString("join_code"),
        IsoTime.instant(row.getString("started_at")),
        Optional.ofNullable(row.getString("ended_at")).map(IsoTime::instant));
  }

  @Override
  public void rename(String id, String title) {
    update("SET title = :title WHERE id = :id", Map.of("id", id, "title", title));
  }

  @Override
  public void end(String id, Instant at) {
    update(
        "SET ended_at = :at WHERE id = :id AND ended_at IS NULL",
        Map.of("id", id, "at", IsoTime.text(at)));
  }

  @Override
  public void reopen(String id) {
    update("SET ended_at = NULL WHERE id = :id", Map.of("id", id));
  }

  private void update(String change, Map<String, Object> bindings) {
    database.write(
        handle -> handle.createUpdate("UPDATE session " + change).bindMap(bindings).execute());
  }

  @Override
  public List<String> delete(String id) {
    return database.change(handle -> {
      List<String> runs = Traces.ofSession(handle, id).delete(clock.instant());
      // Its people and its journal go with it.
      handle.createUpdate("DELETE FROM session WHERE id = :id").bind("id", id).execute();
      return runs;
    });
  }
}
