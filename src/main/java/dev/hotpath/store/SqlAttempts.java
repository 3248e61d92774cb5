package dev.hotpath.store;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Measured;
import dev.hotpath.classroom.Standing;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Attempts in SQL. Thread-safe. */
final class SqlAttempts implements Attempts {

  private final Database database;

  SqlAttempts(Database database) {
    this.database = database;
  }

  @Override
  public void accept(Attempt attempt) {
    database.write(handle -> {
      if (!insert(handle, attempt, null)) {
        throw acceptedAlready(attempt);
      }
    });
  }

  @Override
  public Optional<Attempt> acceptOnce(Attempt attempt, String sentAs) {
    boolean kept = database.change(handle -> insert(handle, attempt, sentAs));
    return kept
        ? Optional.empty()
        : Optional.of(
            sentAs(attempt.learner(), sentAs).orElseThrow(() -> acceptedAlready(attempt)));
  }

  private static StoreException acceptedAlready(Attempt attempt) {
    return new StoreException(
        "run '" + attempt.id() + "'", "was accepted already", "give each run an id of its own");
  }

  /** False where there is one of its id, or of its learner under the same name. */
  private static boolean insert(Handle handle, Attempt attempt, @Nullable String sentAs) {
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

  @Override
  public void report(RunReport report) {
    String document = RunDocuments.write(report);
    database.write(handle -> {
      int updated =
          handle
              .createUpdate(
                  """
                  UPDATE attempt
                  SET state = :state, verdict = :verdict, speedup = :speedup, report = :report
                  WHERE id = :id AND state <> 'done'
                  """)
              .bind("id", report.id())
              .bindMap(asked(report))
              .bind("report", document)
              .execute();
      if (updated == 0 && !exists(handle, report.id())) {
        throw new StoreException(
            "run '" + report.id() + "'", "was never accepted", "accept it before reporting on it");
      }
    });
  }

  @Override
  public void add(String run, List<RunReport.Artifact> files) {
    database.write(handle -> {
      if (!amend(handle, run, report -> report.with(files))) {
        throw new StoreException(
            "run '" + run + "'", "was never accepted", "accept it before adding files to it");
      }
    });
  }

  @Override
  public void remove(String run, Collection<String> files) {
    database.write(handle ->
        amend(
            handle,
            run,
            report -> {
              RunReport rest = report;
              for (String file : files) {
                rest = rest.without(file);
              }
              return rest;
            }));
  }

  private static boolean amend(Handle handle, String run, UnaryOperator<RunReport> change) {
    Optional<String> known =
        handle
            .createQuery("SELECT report FROM attempt WHERE id = :id")
            .bind("id", run)
            .mapTo(String.class)
            .findOne();
    known.ifPresent(json ->
        handle
            .createUpdate("UPDATE attempt SET report = :report WHERE id = :id")
            .bind("id", run)
            .bind("report", RunDocuments.write(change.apply(report(run, json))))
            .execute());
    return known.isPresent();
  }

  private static boolean exists(Handle handle, String id) {
    return handle
        .createQuery("SELECT 1 FROM attempt WHERE id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** What SQL asks about a report, by column. */
  private static Map<String, @Nullable Object> asked(RunReport report) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("state", report.state().key());
    columns.put("verdict", report.verdict() == null ? null : report.verdict().key());
    OptionalDouble speedup = report.speedup();
    // What is no number would be the best of all to PostgreSQL.
    boolean known = speedup.isPresent() && !Double.isNaN(speedup.getAsDouble());
    columns.put("speedup", known ? speedup.getAsDouble() : null);
    return columns;
  }

  @Override
  public Optional<Attempt> find(String id) {
    List<Attempt> found = attempts("SELECT * FROM attempt WHERE id = :id", "ASC", Map.of("id", id));
    return found.stream().findFirst();
  }

  @Override
  public Optional<Attempt> sentAs(String learner, String name) {
    return attempts(
            "SELECT * FROM attempt WHERE learner = :learner AND sent_as = :name",
            "ASC",
            Map.of("learner", learner, "name", name))
        .stream()
        .findFirst();
  }

  @Override
  public List<Attempt> of(String learner, String exercise, int limit) {
    return attempts(
        """
        SELECT * FROM attempt WHERE learner = :learner AND exercise = :exercise
        ORDER BY submitted_at DESC, number DESC LIMIT :limit
        """,
        "DESC",
        Map.of("learner", learner, "exercise", exercise, "limit", Math.max(0, limit)));
  }

  @Override
  public List<Measured> measured(String learner, String exercise) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT id, place, submitted_at, verdict, speedup
                FROM (
                  SELECT id, submitted_at, number, verdict, speedup,
                    row_number() OVER (ORDER BY submitted_at, number) AS place
                  FROM attempt
                  WHERE learner = :learner AND exercise = :exercise) numbered
                WHERE verdict IN ('pass', 'slow', 'inconclusive') AND speedup IS NOT NULL
                ORDER BY place DESC
                """)
            .bind("learner", learner)
            .bind("exercise", exercise)
            .map((row, context) -> measured(row))
            .list());
  }

  private static Measured measured(ResultSet row) throws SQLException {
    return new Measured(
        row.getString("id"),
        row.getInt("place"),
        IsoTime.instant(row.getString("submitted_at")),
        Standings.verdict(row.getString("verdict")),
        row.getDouble("speedup"));
  }

  @Override
  public List<Attempt> unfinished() {
    return attempts("SELECT * FROM attempt WHERE state <> 'done'", "ASC", Map.of());
  }

  /** The attempts of a selection with their files, in one statement: never half of an attempt. */
  private List<Attempt> attempts(String selection, String order, Map<String, Object> bindings) {
    String sql =
        """
        SELECT a.number, a.id, a.learner, a.exercise, a.submitted_at, a.answers, a.report, f.path, f.text
        FROM (%s) a LEFT JOIN attempt_file f ON f.attempt = a.id
        ORDER BY a.submitted_at %s, a.number %s, f.position
        """
            .formatted(selection, order, order);
    return database.read(handle ->
        handle
            .createQuery(sql)
            .bindMap(bindings)
            .scanResultSet((rows, context) -> {
              try (ResultSet row = rows.get()) {
                return attempts(row);
              }
            }));
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

  private static RunReport report(String id, String json) {
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

  @Override
  public List<Standing> standings(String learner) {
    return database.read(handle -> Standings.of(handle, learner));
  }

  @Override
  public List<AttemptFacts> facts(Collection<String> learners) {
    return database.read(handle -> ClassFacts.attempts(handle, learners));
  }

  @Override
  public List<RunReport> newestDone(Collection<String> learners) {
    return database.read(handle -> ClassFacts.newestDone(handle, learners)).entrySet().stream()
        .map(document -> report(document.getKey(), document.getValue()))
        .toList();
  }
}
