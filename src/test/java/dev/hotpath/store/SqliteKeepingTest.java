package dev.hotpath.store;

import java.util.Optional;

class SqliteKeepingTest extends KeepingTest {

  @Override
  Optional<String> database() {
    return Optional.empty();
  }
}
