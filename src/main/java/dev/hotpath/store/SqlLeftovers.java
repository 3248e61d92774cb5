package dev.hotpath.store;

import dev.hotpath.classroom.lesson.Leftovers;
import java.time.Instant;
import java.util.List;

/** What {@link Traces} notes. Thread-safe. */
final class SqlLeftovers implements Leftovers {

  private final Database database;

  SqlLeftovers(Database database) {
    this.database = database;
  }

  @Override
  public List<String> runs() {
    return database.read(
        handle -> handle.createQuery("SELECT run FROM leftover").mapTo(String.class).list());
  }

  @Override
  public void clear(Instant before) {
    database.write(handle ->
        handle
            .createUpdate("DELETE FROM leftover WHERE deleted_at < :before")
            .bind("before", IsoTime.text(before))
            .execute());
  }
}
