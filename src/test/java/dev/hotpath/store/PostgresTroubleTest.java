package dev.hotpath.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.LocalPostgres;
import dev.hotpath.classroom.UnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with a database somewhere else, and in which words it is told. */
@Timeout(60)
class PostgresTroubleTest {

  private static final String HERE =
      " AND locktype = 'advisory'"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  @TempDir Path data;

  private Store open(String url) {
    return Store.open(data, Optional.of(url), Clock.systemUTC());
  }

  /** The message of a store that is not opened; the password is nowhere in it. */
  private String refused(String url) {
    StoreException thrown = assertThrows(StoreException.class, () -> open(url).close());
    assertSecretsAreKept(thrown);
    Store.open(data).close(); // the folder is free again
    return String.valueOf(thrown.getMessage());
  }

  private static void assertSecretsAreKept(Throwable thrown) {
    StringWriter logged = new StringWriter();
    thrown.printStackTrace(new PrintWriter(logged));
    assertFalse(logged.toString().contains(LocalPostgres.PASSWORD), logged.toString());
  }

  @Test
  void a_wrong_password_is_told_with_the_places_where_it_may_stand() {
    String url = LocalPostgres.shared().url("postgres");
    String refused = refused(url.replace(LocalPostgres.PASSWORD, "wr0ng-pass"));
    assertTrue(
        refused.startsWith(
            "database 'postgres' at 127.0.0.1:%d: its server refuses the user or the password ("
                .formatted(LocalPostgres.shared().port())),
        refused);
    assertTrue(refused.endsWith("; check both, in --db or ~/.pgpass"), refused);
    assertFalse(refused.contains("wr0ng"), refused);
    String without = refused(url.replaceFirst("&password=.*", ""));
    assertTrue(without.contains("its server refuses the user or the password ("), without);
  }

  @Test
  void a_database_that_there_is_not_is_told_with_how_to_make_it() {
    assertEquals(
        "database 'nowhere' at 127.0.0.1:%d: there is no such database; make it with createdb, or correct --db"
            .formatted(LocalPostgres.shared().port()),
        refused(LocalPostgres.shared().url("nowhere")));
  }

  @Test
  void a_server_that_is_down_is_told_with_where_it_was_looked_for() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String refused =
        refused(
            "jdbc:postgresql://127.0.0.1:%d/class?user=u&password=%s"
                .formatted(port, LocalPostgres.PASSWORD));
    assertTrue(
        refused.startsWith(
            "database 'class' at 127.0.0.1:" + port + ": its server can't be reached ("),
        refused);
    assertTrue(refused.endsWith("; start it, or correct host and port in --db"), refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:s3cret-pass@localhost/class",
        "postgres://u:s3cret-pass@localhost/class",
        "jdbc:mysql://localhost/class?password=s3cret-pass",
        "jdbc:postgresql://local host:port/class?password=s3cret-pass",
        "jdbc:postgresql://localhost:99999/class?password=s3cret-pass",
        "jdbc:postgresql://u:s3cret-pass@localhost/class",
        "jdbc:postgresql://u:s3cret-pass/localhost/class",
        "s3cret-pass",
        ""
      })
  void a_url_of_another_kind_is_told_with_an_example_and_is_not_quoted(String url) {
    String refused = refused(url);
    assertTrue(refused.startsWith("the URL of --db: it "), refused);
    assertTrue(refused.contains("jdbc:postgresql://HOST:5432/DATABASE?user=NAME"), refused);
  }

  @Test
  void a_user_who_may_make_no_tables_is_told_so() {
    LocalPostgres postgres = LocalPostgres.shared();
    String url = postgres.database();
    postgres.sql("CREATE USER guest PASSWORD 's3cret-pass'");
    String refused = refused(url.replace("user=" + LocalPostgres.USER, "user=guest"));
    assertTrue(refused.contains(": its schema can't be brought up to date ("), refused);
    assertTrue(
        refused.endsWith("; make its user the owner of it, or name another database with --db"),
        refused);
  }

  @Test
  void a_database_of_a_newer_version_is_refused() {
    String url = PostgresStores.url();
    Database database = new Database(PostgresConnections.open(url));
    database.write(handle ->
        handle.execute(
            "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'future', type,"
                + " script, checksum, installed_by, installed_on, execution_time, success FROM"
                + " flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"));
    database.close();
    String refused = refused(url);
    assertTrue(refused.contains("a newer Hotpath wrote it (schema 999"), refused);
    assertTrue(refused.endsWith("or name another database with --db"), refused);
  }

  @Test
  void a_database_that_another_server_uses_is_refused_and_another_schema_of_it_is_not() {
    LocalPostgres postgres = LocalPostgres.shared();
    String url = postgres.database();
    new Database(PostgresConnections.open(url)).close();
    try (Database first = new Database(PostgresConnections.open(url))) {
      String refused = refused(url);
      assertTrue(refused.contains(": another Hotpath server uses it; stop that one"), refused);
      first.write(handle -> handle.execute("CREATE SCHEMA monday"));
      open(url + "&currentSchema=monday").close();
    }
    open(url).close();
  }

  @Test
  void while_the_server_is_down_callers_are_told_and_afterwards_all_works_again() {
    try (LocalPostgres postgres = LocalPostgres.started();
        Store store = open(postgres.database())) {
      store.notebook().takeHint("ada", "concat", 1);
      assertEquals(1, store.notebook().hintsTaken("ada", "concat"));
      postgres.stop();
      for (int i = 0; i < 2; i++) {
        UnavailableException write =
            assertThrows(
                UnavailableException.class, () -> store.notebook().takeHint("ada", "concat", 2));
        UnavailableException read =
            assertThrows(
                UnavailableException.class, () -> store.notebook().hintsTaken("ada", "concat"));
        assertSecretsAreKept(write);
        assertSecretsAreKept(read);
        assertFalse(write.fact().contains("127.0.0.1"), write.fact());
      }
      postgres.start();
      store.notebook().takeHint("ada", "concat", 3);
      assertEquals(3, store.notebook().hintsTaken("ada", "concat"));
    }
  }

  @Test
  void who_was_cut_off_writes_nothing_into_what_another_server_has_taken() throws Exception {
    String url = PostgresStores.url();
    try (Store store = open(url);
        Connection other = DriverManager.getConnection(url);
        Statement others = other.createStatement();
        Connection owner = DriverManager.getConnection(url);
        Statement owners = owner.createStatement();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      store.notebook().takeHint("ada", "concat", 1);
      Future<Boolean> taken =
          thread.submit(() ->
              others.execute(
                  "SELECT pg_advisory_lock(%d, hashtext('public'))".formatted(PostgresLock.OURS)));
      await("the other server waits for the lock")
          .until(() -> count(owners, "NOT granted" + HERE) == 1);
      owners.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE granted" + HERE);
      taken.get();
      assertThrows(UnavailableException.class, () -> store.notebook().takeHint("ada", "concat", 2));
      UnavailableException refused =
          assertThrows(
              UnavailableException.class, () -> store.notebook().takeHint("ada", "concat", 2));
      assertEquals("another Hotpath server has taken the database", refused.fact());
      assertEquals(1, store.notebook().hintsTaken("ada", "concat"));
      others.execute("SELECT pg_advisory_unlock_all()");
      store.notebook().takeHint("ada", "concat", 3);
      assertEquals(3, store.notebook().hintsTaken("ada", "concat"));
    }
  }

  private static int count(Statement sql, String locks) throws SQLException {
    try (ResultSet row = sql.executeQuery("SELECT count(*) FROM pg_locks WHERE " + locks)) {
      row.next();
      return row.getInt(1);
    }
  }
}
