package dev.hotpath.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {

  @Override
  Database opened(Path folder) {
    return new Database(PostgresConnections.open(PostgresStores.url()));
  }

  @Test
  void a_commit_waits_for_the_disk_also_where_its_owner_has_it_otherwise() {
    database().write(handle -> assertEquals("on", text(handle, "SHOW synchronous_commit")));
    String url = PostgresStores.url() + "&options=-c%20synchronous_commit=off";
    try (Database careless = new Database(PostgresConnections.open(url))) {
      careless.write(handle -> assertEquals("on", text(handle, "SHOW synchronous_commit")));
    }
  }

  @Test
  void a_read_changes_nothing() {
    assertThrows(
        RuntimeException.class,
        () ->
            database()
                .read(handle ->
                    handle.inTransaction(read -> read.execute("DELETE FROM hint_taken"))));
  }
}
