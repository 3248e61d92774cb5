package dev.hotpath.store;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.Leftovers;
import dev.hotpath.classroom.lesson.People;
import dev.hotpath.classroom.lesson.Sessions;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;

/**
 * Everything that outlives the server, in one folder: {@code hotpath.db} (SQLite), {@code
 * artifacts/}, {@code instructor.key}, {@code hotpath.lock} and, unpacked from its jar, SQLite
 * itself. A PostgreSQL database can take the place of {@code hotpath.db}; the rest stays there.
 *
 * <p>Guarantees: one server per folder and database; what a call has accepted survives a kill and a
 * power cut; virtual threads may call it. Where the database is locked, full or out of reach, its
 * parts throw {@link dev.hotpath.classroom.UnavailableException}, and go on once it is back.
 */
public final class Store implements AutoCloseable {

  private final Path folder;
  private final FolderLock lock;
  private final Database database;
  private final Attempts attempts;
  private final Drafts drafts;
  private final Notebook notebook;
  private final Artifacts artifacts;
  private final KeptSweeps sweeps;
  private final KeptLoads loads;
  private final Sessions sessions;
  private final People people;
  private final Journal journal;
  private final Leftovers leftovers;

  private Store(Path folder, FolderLock lock, Database database, Artifacts artifacts, Clock clock) {
    this.folder = folder;
    this.lock = lock;
    this.database = database;
    this.attempts = new SqlAttempts(database);
    this.drafts = new SqlDrafts(database, clock);
    this.notebook = new SqlNotebook(database, clock);
    this.artifacts = artifacts;
    this.sweeps = new SqlSweeps(database);
    this.loads = new SqlLoads(database);
    this.sessions = new SqlSessions(database, clock);
    this.people = new SqlPeople(database, clock);
    this.journal = new SqlJournal(database);
    this.leftovers = new SqlLeftovers(database);
  }

  /** As {@link #open(Path, Optional, Clock)}, with SQLite in the folder, by the system's clock. */
  public static Store open(Path dataFolder) {
    return open(dataFolder, Optional.empty(), Clock.systemUTC());
  }

  /**
   * Opens a data folder; makes it, for the owner's eyes only, where there is none.
   *
   * @param database JDBC URL of a PostgreSQL database; empty for SQLite in the folder
   * @param clock tells when drafts were saved and answers given
   * @throws StoreException where the folder can't be written, another server uses it, its database
   *     can't be reached, is damaged, or a newer version wrote it
   */
  public static Store open(Path dataFolder, Optional<String> database, Clock clock) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    create(folder);
    FolderLock lock = FolderLock.take(folder);
    try {
      Artifacts artifacts = FileArtifacts.open(folder.resolve("artifacts"));
      Connections connections =
          database.isPresent() ? PostgresConnections.open(database.get()) : sqlite(folder);
      return new Store(folder, lock, new Database(connections), artifacts, clock);
    } catch (IOException e) {
      lock.close();
      throw new StoreException(
          "data folder " + folder,
          "can't be written (" + e + ")",
          "check its permissions and free space",
          e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Connections sqlite(Path folder) throws IOException {
    NativeLibrary.keepIn(folder.resolve("native"));
    return SqliteConnections.open(folder.resolve("hotpath.db"));
  }

  private static void create(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(
            folder,
            posix
                ? new FileAttribute<?>[] {
                  PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0]);
      }
    } catch (IOException e) {
      throw new StoreException(
          "data folder " + folder,
          "can't be made (" + e + ")",
          "name another folder with --data",
          e);
    }
  }

  /**
   * The secret in the instructor's link: 32 hexadecimal digits, made when first asked for.
   *
   * @throws StoreException where its file is damaged or can't be written
   */
  public String instructorKey() {
    return InstructorKey.in(folder);
  }

  /** Submissions and their run documents. */
  public Attempts attempts() {
    return attempts;
  }

  /** What learners typed and have not handed in. */
  public Drafts drafts() {
    return drafts;
  }

  /** Answers and hints. */
  public Notebook notebook() {
    return notebook;
  }

  /** Files that runs left. */
  public Artifacts artifacts() {
    return artifacts;
  }

  /** Sweeps of runs. */
  public KeptSweeps sweeps() {
    return sweeps;
  }

  /** Loads that were sent by hand. */
  public KeptLoads loads() {
    return loads;
  }

  /** Sessions of classes. */
  public Sessions sessions() {
    return sessions;
  }

  /** Who joined them. */
  public People people() {
    return people;
  }

  /** What went on in them. */
  public Journal journal() {
    return journal;
  }

  /** What is left to be deleted of those who are forgotten. */
  public Leftovers leftovers() {
    return leftovers;
  }

  /** Finishes what is being written, then lets another server in. A second call does nothing. */
  @Override
  public void close() {
    try (lock) {
      database.close();
    }
  }
}
