package dev.hotpath.store;

import dev.hotpath.LocalPostgres;

/** Databases with Hotpath's tables in them, on the PostgreSQL of this test JVM. */
final class PostgresStores {

  private static boolean made;

  private PostgresStores() {}

  /** Of a new one, copied from one that was migrated: to migrate each would take minutes. */
  static synchronized String url() {
    LocalPostgres postgres = LocalPostgres.shared();
    if (!made) {
      new Database(PostgresConnections.open(postgres.database("migrated"))).close();
      made = true;
    }
    return postgres.databaseLike("migrated");
  }
}
