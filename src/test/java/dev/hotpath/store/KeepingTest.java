package dev.hotpath.store;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.AttemptsContract;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.DraftsContract;
import dev.hotpath.classroom.LoadsContract;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.NotebookContract;
import dev.hotpath.classroom.SweepsContract;
import dev.hotpath.classroom.lesson.JournalContract;
import dev.hotpath.classroom.lesson.KeptClasses;
import dev.hotpath.classroom.lesson.PeopleContract;
import dev.hotpath.classroom.lesson.SessionsContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every contract over a store of one kind. */
abstract class KeepingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.25Z");

  @TempDir Path data;
  private @Nullable StoredClasses kept;

  /** Where an empty database is, for {@link Store#open(Path, Optional, Clock)}. */
  abstract Optional<String> database();

  private synchronized StoredClasses kept() {
    if (kept == null) {
      Optional<String> database = database();
      Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
      kept = new StoredClasses(() -> Store.open(data, database, clock));
    }
    return kept;
  }

  @AfterEach
  void close() {
    if (kept != null) {
      kept.close();
    }
  }

  @Nested
  class OfAttempts extends AttemptsContract {
    @Override
    protected Attempts attempts() {
      return kept().attempts();
    }

    @Override
    protected Attempts reopened() {
      kept().reopen();
      return kept().attempts();
    }
  }

  @Nested
  class OfDrafts extends DraftsContract {
    @Override
    protected Drafts drafts() {
      return kept().drafts();
    }

    @Override
    protected Drafts reopened() {
      kept().reopen();
      return kept().drafts();
    }
  }

  @Nested
  class OfTheNotebook extends NotebookContract {
    @Override
    protected Drafts drafts() {
      return kept().drafts();
    }

    @Override
    protected Notebook notebook() {
      return kept().notebook();
    }

    @Override
    protected Notebook reopened() {
      kept().reopen();
      return kept().notebook();
    }
  }

  @Nested
  class OfSweeps extends SweepsContract {
    @Override
    protected KeptClasses kept() {
      return KeepingTest.this.kept();
    }
  }

  @Nested
  class OfLoads extends LoadsContract {
    @Override
    protected KeptClasses kept() {
      return KeepingTest.this.kept();
    }
  }

  @Nested
  class OfSessions extends SessionsContract {
    @Override
    protected KeptClasses kept() {
      return KeepingTest.this.kept();
    }
  }

  @Nested
  class OfPeople extends PeopleContract {
    @Override
    protected KeptClasses kept() {
      return KeepingTest.this.kept();
    }
  }

  @Nested
  class OfTheJournal extends JournalContract {
    @Override
    protected KeptClasses kept() {
      return KeepingTest.this.kept();
    }
  }
}
