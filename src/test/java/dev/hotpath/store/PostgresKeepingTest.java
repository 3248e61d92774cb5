package dev.hotpath.store;

import java.util.Optional;

class PostgresKeepingTest extends KeepingTest {

  @Override
  Optional<String> database() {
    return Optional.of(PostgresStores.url());
  }
}
