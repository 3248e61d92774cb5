package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteDatabaseTest extends DatabaseContract {

  @Override
  Database opened(Path folder) {
    return new Database(SqliteConnections.open(folder.resolve("hotpath.db")));
  }

  @Test
  void a_write_is_flushed_to_the_log_and_references_are_checked() {
    database()
        .write(handle -> {
          assertEquals("wal", text(handle, "PRAGMA journal_mode"));
          assertEquals("2", text(handle, "PRAGMA synchronous")); // FULL
          assertEquals("1", text(handle, "PRAGMA foreign_keys"));
        });
  }
}
