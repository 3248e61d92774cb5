package dev.hotpath.store;

import dev.hotpath.classroom.lesson.People;
import dev.hotpath.classroom.lesson.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who joined, in SQL. Thread-safe. */
final class SqlPeople implements People {

  private final Database database;
  private final Clock clock;

  SqlPeople(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void join(Person person, String key) {
    database.write(handle -> {
      int inserted =
          handle
              .createUpdate(
                  """
                  INSERT INTO person (id, session, name, key, joined_at, seen_at)
                  VALUES (:id, :session, :name, :key, :joinedAt, :seenAt)
                  ON CONFLICT DO NOTHING
                  """)
              .bind("id", person.id())
              .bind("session", person.session())
              .bind("name", person.name())
              .bind("key", key)
              .bind("joinedAt", IsoTime.text(person.joinedAt()))
              .bind("seenAt", IsoTime.text(person.seenAt()))
              .execute();
      if (inserted == 0) {
        throw new StoreException(
            "person '" + person.id() + "'",
            "the id or the key is another's",
            "give each person their own");
      }
    });
  }

  @Override
  public Optional<Person> byKey(String key) {
    return those("WHERE key = :key", Map.of("key", key)).stream().findFirst();
  }

  @Override
  public Optional<Person> find(String id) {
    return those("WHERE id = :id", Map.of("id", id)).stream().findFirst();
  }

  @Override
  public List<Person> of(String session) {
    return those("WHERE session = :session ORDER BY number", Map.of("session", session));
  }

  private List<Person> those(String which, Map<String, Object> bindings) {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, session, name, joined_at, seen_at FROM person " + which)
            .bindMap(bindings)
            .map((row, context) -> person(row))
            .list());
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getString("id"),
        row.getString("session"),
        row.getString("name"),
        IsoTime.instant(row.getString("joined_at")),
        IsoTime.instant(row.getString("seen_at")));
  }

  @Override
  public void rename(String id, String name) {
    update("SET name = :name WHERE id = :id", Map.of("id", id, "name", name));
  }

  @Override
  public void seen(String id, Instant at) {
    update("SET seen_at = :at WHERE id = :id", Map.of("id", id, "at", IsoTime.text(at)));
  }

  private void update(String change, Map<String, Object> bindings) {
    database.write(
        handle -> handle.createUpdate("UPDATE person " + change).bindMap(bindings).execute());
  }

  @Override
  public List<String> delete(String id) {
    return database.change(handle -> {
      List<String> runs = Traces.ofPerson(handle, id).delete(clock.instant());
      handle.createUpdate("DELETE FROM person WHERE id = :id").bind("id", id).execute();
      return runs;
    });
  }
}
