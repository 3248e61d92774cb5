package dev.hotpath.store;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.AttemptsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAttemptsTest extends AttemptsContract {

  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected Attempts attempts() {
    return store.attempts();
  }

  @Override
  protected Attempts reopened() {
    store.close();
    store = Store.open(data);
    return store.attempts();
  }
}
