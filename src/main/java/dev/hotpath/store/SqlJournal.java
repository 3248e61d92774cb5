package dev.hotpath.store;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Journal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What happened in classes, in SQL. Thread-safe. */
final class SqlJournal implements Journal {

  private final Database database;

  SqlJournal(Database database) {
    this.database = database;
  }

  @Override
  public Entry append(String session, Instant at, ClassEvent event) {
    EventJson kept = EventJson.of(event);
    long number =
        database.change(handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO journal (session, at, kind, person, run, event)
                    VALUES (:session, :at, :kind, :person, :run, :event)
                    RETURNING number
                    """)
                .bind("session", session)
                .bind("at", IsoTime.text(at))
                .bind("kind", kept.kind())
                .bind("person", kept.person())
                .bind("run", kept.run())
                .bind("event", kept.json())
                .mapTo(Long.class)
                .one());
    return new Entry(number, at, event);
  }

  @Override
  public List<Entry> of(String session) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT number, at, kind, event FROM journal WHERE session = :session"
                    + " ORDER BY number")
            .bind("session", session)
            .map((row, context) -> entry(row))
            .list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    long number = row.getLong("number");
    return new Entry(
        number,
        IsoTime.instant(row.getString("at")),
        EventJson.read(number, row.getString("kind"), row.getString("event")));
  }
}
