package dev.hotpath.store;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An attempt as rows: one of {@code attempt}, and one of {@code attempt_file} for each file. */
final class AttemptRows {

  private AttemptRows() {}

  /** False where there is one of its id, or of its learner under the same name. */
  static boolean insert(Handle handle, Attempt attempt, @Nullable String sentAs) {
    int inserted =
        handle
            .createUpdate(
                """
                INSERT INTO attempt
                  (id, learner, exercise, submitted_at, sent_as, answers,
                   state, verdict, speedup, report)
                VALUES
                  (:id, :learner, :exercise, :submittedAt, :sentAs, :answers,
                   :state, :verdict, :speedup, :report)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", attempt.id())
            .bind("learner", attempt.learner())
            .bind("exercise", attempt.exercise())
            .bind("submittedAt", IsoTime.text(attempt.submittedAt()))
            .bind("sentAs", sentAs)
            .bind("answers", Answers.write(attempt.answers()))
            .bindMap(asked(attempt.report()))
            .bind("report", RunDocuments.write(attempt.report()))
            .execute();
    if (inserted > 0) {
      insertFiles(handle, attempt);
    }
    return inserted > 0;
  }

  private static void insertFiles(Handle handle, Attempt attempt) {
    if (attempt.files().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO attempt_file (attempt, position, path, text)"
                + " VALUES (:attempt, :position, :path, :text)");
    int position = 0;
    for (SourceFile file : attempt.files()) {
      batch
          .bind("attempt", attempt.id())
          .bind("position", position++)
          .bind("path", file.path())
          .bind("text", file.text())
          .add();
    }
    batch.execute();
  }

  /** What SQL asks about a report, by column. */
  static Map<String, @Nullable Object> asked(RunReport report) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("state", report.state().key());
    columns.put("verdict", report.verdict() == null ? null : report.verdict().key());
    OptionalDouble speedup = report.speedup();
    // What is no number would be the best of all to PostgreSQL.
    boolean known = speedup.isPresent() && !Double.isNaN(speedup.getAsDouble());
    columns.put("speedup", known ? speedup.getAsDouble() : null);
    return columns;
  }

  /**
   * The attempts of a selection with their files, in one statement: never half of an attempt.
   *
   * @param selection of whole rows of {@code attempt}
   * @param order of submission, {@code ASC} or {@code DESC}
   */
  static List<Attempt> of(
      Handle handle, String selection, String order, Map<String, Object> bindings) {
    String sql =
        """
        SELECT a.number, a.id, a.learner, a.exercise, a.submitted_at, a.answers, a.report, f.path, f.text
        FROM (%s) a LEFT JOIN attempt_file f ON f.attempt = a.id
        ORDER BY a.submitted_at %s, a.number %s, f.position
        """
            .formatted(selection, order, order);
    return handle
        .createQuery(sql)
        .bindMap(bindings)
        .scanResultSet((rows, context) -> {
          try (ResultSet row = rows.get()) {
            return attempts(row);
          }
        });
  }

  /** Attempts out of rows that hold one file each, or none. */
  private static List<Attempt> attempts(ResultSet row) throws SQLException {
    List<Attempt> attempts = new ArrayList<>();
    boolean more = row.next();
    while (more) {
      long number = row.getLong("number");
      String id = row.getString("id");
      String learner = row.getString("learner");
      String exercise = row.getString("exercise");
      String submittedAt = row.getString("submitted_at");
      Map<Integer, Integer> answers = Answers.read(id, row.getString("answers"));
      String report = row.getString("report");
      List<SourceFile> files = new ArrayList<>();
      do {
        String path = row.getString("path");
        if (path != null) {
          files.add(new SourceFile(path, row.getString("text")));
        }
        more = row.next();
      } while (more && row.getLong("number") == number);
      attempts.add(
          new Attempt(
              id,
              learner,
              exercise,
              IsoTime.instant(submittedAt),
              files,
              answers,
              report(id, report)));
    }
    return attempts;
  }

  /**
   * A run's document.
   *
   * @throws StoreException where it can't be read
   */
  static RunReport report(String id, String json) {
    try {
      return RunDocuments.read(json);
    } catch (JacksonException e) {
      throw new StoreException(
          "run '" + id + "'",
          "its document can't be read (" + e.getMessage() + ")",
          "restore a copy of the database",
          e);
    }
  }
}
