package dev.hotpath.store;

import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.protocol.SourceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Drafts, answers and hints in SQL. Thread-safe. */
final class SqlNotebook implements Notebook {

  private static final String OF_LEARNER = " WHERE learner = :learner AND exercise = :exercise";

  private final Database database;
  private final Clock clock;

  SqlNotebook(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void saveDraft(String learner, String exercise, List<SourceFile> files) {
    String now = IsoTime.text(clock.instant());
    database.write(handle -> {
      drop(handle, learner, exercise);
      of(
              learner,
              exercise,
              handle.createUpdate(
                  "INSERT INTO draft (learner, exercise, saved_at)"
                      + " VALUES (:learner, :exercise, :now)"))
          .bind("now", now)
          .execute();
      insertFiles(handle, learner, exercise, files);
    });
  }

  private static void insertFiles(
      Handle handle, String learner, String exercise, List<SourceFile> files) {
    if (files.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO draft_file (learner, exercise, position, path, text)"
                + " VALUES (:learner, :exercise, :position, :path, :text)");
    int position = 0;
    for (SourceFile file : files) {
      batch
          .bind("learner", learner)
          .bind("exercise", exercise)
          .bind("position", position++)
          .bind("path", file.path())
          .bind("text", file.text())
          .add();
    }
    batch.execute();
  }

  @Override
  public Optional<Draft> draft(String learner, String exercise) {
    return database.read(handle ->
        of(
                learner,
                exercise,
                handle.createQuery(
                    "SELECT saved_at, path, text"
                        + " FROM draft LEFT JOIN draft_file USING (learner, exercise)"
                        + OF_LEARNER
                        + " ORDER BY position"))
            .scanResultSet((rows, context) -> {
              try (ResultSet row = rows.get()) {
                return draft(row);
              }
            }));
  }

  /** A draft out of rows that hold one file each, or none. */
  private static Optional<Draft> draft(ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    Instant savedAt = IsoTime.instant(row.getString("saved_at"));
    List<SourceFile> files = new ArrayList<>();
    do {
      String path = row.getString("path");
      if (path != null) {
        files.add(new SourceFile(path, row.getString("text")));
      }
    } while (row.next());
    return Optional.of(new Draft(files, savedAt));
  }

  @Override
  public void dropDraft(String learner, String exercise) {
    database.write(handle -> drop(handle, learner, exercise));
  }

  /** Its files go with it. */
  private static void drop(Handle handle, String learner, String exercise) {
    of(learner, exercise, handle.createUpdate("DELETE FROM draft" + OF_LEARNER)).execute();
  }

  @Override
  public Set<String> drafted(String learner) {
    return database.read(handle ->
        Set.copyOf(
            handle
                .createQuery("SELECT exercise FROM draft WHERE learner = :learner")
                .bind("learner", learner)
                .mapTo(String.class)
                .list()));
  }

  @Override
  public void answer(String learner, String exercise, int question, int choice) {
    String now = IsoTime.text(clock.instant());
    database.write(handle ->
        of(
                learner,
                exercise,
                handle.createUpdate(
                    """
                    INSERT INTO answer (learner, exercise, question, choice, answered_at)
                    VALUES (:learner, :exercise, :question, :choice, :now)
                    ON CONFLICT (learner, exercise, question) DO NOTHING
                    """))
            .bind("question", question)
            .bind("choice", choice)
            .bind("now", now)
            .execute());
  }

  @Override
  public void reviseAnswer(String learner, String exercise, int question, int choice) {
    String now = IsoTime.text(clock.instant());
    database.write(handle ->
        of(
                learner,
                exercise,
                handle.createUpdate(
                    """
                    INSERT INTO answer (learner, exercise, question, choice, answered_at)
                    VALUES (:learner, :exercise, :question, :choice, :now)
                    ON CONFLICT (learner, exercise, question) DO UPDATE SET latest = :choice
                    """))
            .bind("question", question)
            .bind("choice", choice)
            .bind("now", now)
            .execute());
  }

  @Override
  public Map<Integer, Integer> answers(String learner, String exercise) {
    return answers(learner, exercise, "choice");
  }

  @Override
  public Map<Integer, Integer> latestAnswers(String learner, String exercise) {
    return answers(learner, exercise, "coalesce(latest, choice) AS choice");
  }

  private Map<Integer, Integer> answers(String learner, String exercise, String choice) {
    return database.read(handle -> {
      Map<Integer, Integer> answers = new HashMap<>();
      of(
              learner,
              exercise,
              handle.createQuery("SELECT question, " + choice + " FROM answer" + OF_LEARNER))
          .map((row, context) -> Map.entry(row.getInt("question"), row.getInt("choice")))
          .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
      return Map.copyOf(answers);
    });
  }

  @Override
  public void takeHint(String learner, String exercise, int number) {
    String now = IsoTime.text(clock.instant());
    database.write(handle ->
        of(
                learner,
                exercise,
                handle.createUpdate(
                    """
                    INSERT INTO hint_taken (learner, exercise, number, taken_at)
                    VALUES (:learner, :exercise, :number, :now)
                    ON CONFLICT (learner, exercise) DO UPDATE
                      SET number = excluded.number, taken_at = excluded.taken_at
                      WHERE excluded.number > hint_taken.number
                    """))
            .bind("number", number)
            .bind("now", now)
            .execute());
  }

  @Override
  public int hintsTaken(String learner, String exercise) {
    return database.read(handle ->
        of(learner, exercise, handle.createQuery("SELECT number FROM hint_taken" + OF_LEARNER))
            .mapTo(Integer.class)
            .findOne()
            .orElse(0));
  }

  private static <S extends SqlStatement<S>> S of(String learner, String exercise, S statement) {
    return statement.bind("learner", learner).bind("exercise", exercise);
  }
}
