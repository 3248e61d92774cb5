package dev.hotpath.store;

import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.NotebookContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteNotebookTest extends NotebookContract {

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data, CLOCK);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  protected Notebook notebook() {
    return store.notebook();
  }

  @Override
  protected Notebook reopened() {
    store.close();
    store = Store.open(data, CLOCK);
    return store.notebook();
  }
}
