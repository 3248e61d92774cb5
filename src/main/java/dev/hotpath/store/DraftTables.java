package dev.hotpath.store;

import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Draft.Origin;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.KeptDraft;
import dev.hotpath.classroom.KeptDraft.Why;
import dev.hotpath.protocol.SourceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of one learner's drafts in one exercise, within one transaction. */
record DraftTables(Handle handle, String learner, String exercise) {

  private static final String THEIRS = " WHERE learner = :learner AND exercise = :exercise";

  /**
   * The draft that stands.
   *
   * @param follows the newest version that another browser typed before this one's edits began
   */
  record Standing(Draft draft, long follows) {
    private static final Standing NONE =
        new Standing(new Draft(0, List.of(), true, Instant.EPOCH, Optional.empty()), 0);

    /** Nothing was ever typed. */
    boolean none() {
      return draft.version() == 0;
    }
  }

  /** The draft that stands, and nobody else changes it before this transaction ends. */
  Standing locked(Instant now) {
    // Writing is what locks a row, in every database alike.
    ofTheirs(
            handle.createUpdate(
                """
                INSERT INTO draft (learner, exercise, saved_at, version, starter)
                VALUES (:learner, :exercise, :now, 0, 1)
                ON CONFLICT (learner, exercise) DO UPDATE SET version = draft.version
                """))
        .bind("now", IsoTime.text(now))
        .execute();
    return standing();
  }

  Standing standing() {
    return ofTheirs(
            handle.createQuery(
                "SELECT version, starter, saved_at, browser, edit, follows, path, text"
                    + " FROM draft LEFT JOIN draft_file USING (learner, exercise)"
                    + THEIRS
                    + " ORDER BY position"))
        .scanResultSet((rows, context) -> {
          try (ResultSet row = rows.get()) {
            return row.next() ? standing(row) : Standing.NONE;
          }
        });
  }

  private static Standing standing(ResultSet row) throws SQLException {
    long version = row.getLong("version");
    boolean starter = row.getInt("starter") == 1;
    Instant savedAt = IsoTime.instant(row.getString("saved_at"));
    Optional<Origin> origin = origin(row);
    long follows = row.getLong("follows");
    List<SourceFile> files = new ArrayList<>();
    do {
      addFile(row, files);
    } while (row.next());
    return new Standing(new Draft(version, files, starter, savedAt, origin), follows);
  }

  private static void addFile(ResultSet row, List<SourceFile> files) throws SQLException {
    String path = row.getString("path");
    if (path != null) {
      files.add(new SourceFile(path, row.getString("text")));
    }
  }

  private static Optional<Origin> origin(ResultSet row) throws SQLException {
    long edit = row.getLong("edit");
    return Optional.ofNullable(row.getString("browser")).map(browser -> new Origin(browser, edit));
  }

  /** Puts another in the place of the one that stands. */
  void replace(Draft draft, long follows) {
    ofTheirs(
            handle.createUpdate(
                """
                UPDATE draft
                SET version = :version, starter = :starter, saved_at = :savedAt,
                  browser = :browser, edit = :edit, follows = :follows
                """
                    + THEIRS))
        .bind("version", draft.version())
        .bind("starter", draft.starter() ? 1 : 0)
        .bind("savedAt", IsoTime.text(draft.savedAt()))
        .bind("browser", browser(draft.origin()))
        .bind("edit", edit(draft.origin()))
        .bind("follows", follows)
        .execute();
    ofTheirs(handle.createUpdate("DELETE FROM draft_file" + THEIRS)).execute();
    insert(
        draft.files(),
        "INSERT INTO draft_file (learner, exercise, position, path, text)"
            + " VALUES (:learner, :exercise, :position, :path, :text)",
        this::ofTheirs);
  }

  void setEdit(long edit) {
    ofTheirs(handle.createUpdate("UPDATE draft SET edit = :edit" + THEIRS))
        .bind("edit", edit)
        .execute();
  }

  /** Keeps one beside, and forgets the oldest of too many. */
  KeptDraft keep(
      Why why, long version, List<SourceFile> files, Instant savedAt, Optional<Origin> origin) {
    long number =
        ofTheirs(
                handle.createQuery(
                    """
                    INSERT INTO kept_draft
                      (learner, exercise, why, version, saved_at, browser, edit)
                    VALUES (:learner, :exercise, :why, :version, :savedAt, :browser, :edit)
                    RETURNING number
                    """))
            .bind("why", why.key())
            .bind("version", version)
            .bind("savedAt", IsoTime.text(savedAt))
            .bind("browser", browser(origin))
            .bind("edit", edit(origin))
            .mapTo(Long.class)
            .one();
    insertKept(number, files);
    ofTheirs(
            handle.createUpdate(
                "DELETE FROM kept_draft"
                    + THEIRS
                    + " AND number NOT IN (SELECT number FROM kept_draft"
                    + THEIRS
                    + " ORDER BY number DESC LIMIT "
                    + Drafts.MOST_KEPT
                    + ")"))
        .execute();
    return new KeptDraft(number, why, version, files, savedAt, origin);
  }

  /** What was typed later in a kept one. */
  KeptDraft goOn(KeptDraft kept, List<SourceFile> files, Instant now, Optional<Origin> origin) {
    handle
        .createUpdate(
            "UPDATE kept_draft SET saved_at = :savedAt, edit = :edit WHERE number = :number")
        .bind("savedAt", IsoTime.text(now))
        .bind("edit", edit(origin))
        .bind("number", kept.number())
        .execute();
    handle
        .createUpdate("DELETE FROM kept_draft_file WHERE draft = :number")
        .bind("number", kept.number())
        .execute();
    insertKept(kept.number(), files);
    return new KeptDraft(kept.number(), kept.why(), kept.version(), files, now, origin);
  }

  private void insertKept(long number, List<SourceFile> files) {
    insert(
        files,
        "INSERT INTO kept_draft_file (draft, position, path, text)"
            + " VALUES (:draft, :position, :path, :text)",
        batch -> batch.bind("draft", number));
  }

  /** Forgets a kept one of theirs; its files go with it. */
  void forget(long number) {
    ofTheirs(handle.createUpdate("DELETE FROM kept_draft" + THEIRS + " AND number = :number"))
        .bind("number", number)
        .execute();
  }

  /** All kept ones, newest first. */
  List<KeptDraft> kept() {
    Query query =
        ofTheirs(
            handle.createQuery(
                "SELECT number, why, version, saved_at, browser, edit, path, text"
                    + " FROM kept_draft LEFT JOIN kept_draft_file ON draft = number"
                    + THEIRS
                    + " ORDER BY number DESC, position"));
    return query.scanResultSet((rows, context) -> {
      List<KeptDraft> kept = new ArrayList<>();
      try (ResultSet row = rows.get()) {
        boolean more = row.next();
        while (more) {
          long number = row.getLong("number");
          Why why = Why.of(row.getString("why"));
          long version = row.getLong("version");
          Instant savedAt = IsoTime.instant(row.getString("saved_at"));
          Optional<Origin> origin = origin(row);
          List<SourceFile> files = new ArrayList<>();
          do {
            addFile(row, files);
            more = row.next();
          } while (more && row.getLong("number") == number);
          kept.add(new KeptDraft(number, why, version, files, savedAt, origin));
        }
      }
      return kept;
    });
  }

  /** What tells whose files they are. */
  private interface Owner {
    PreparedBatch of(PreparedBatch batch);
  }

  private void insert(List<SourceFile> files, String sql, Owner owner) {
    if (files.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    int position = 0;
    for (SourceFile file : files) {
      owner
          .of(batch)
          .bind("position", position++)
          .bind("path", file.path())
          .bind("text", file.text())
          .add();
    }
    batch.execute();
  }

  private <S extends SqlStatement<S>> S ofTheirs(S statement) {
    return statement.bind("learner", learner).bind("exercise", exercise);
  }

  private static @Nullable String browser(Optional<Origin> origin) {
    return origin.map(Origin::browser).orElse(null);
  }

  private static long edit(Optional<Origin> origin) {
    return origin.map(Origin::edit).orElse(0L);
  }
}
