package dev.hotpath.store;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Measured;
import dev.hotpath.classroom.Standing;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Attempts in SQL. Thread-safe. */
final class SqlAttempts implements Attempts {

  private final Database database;

  SqlAttempts(Database database) {
    this.database = database;
  }

  @Override
  public void accept(Attempt attempt) {
    database.write(handle -> {
      if (!AttemptRows.insert(handle, attempt, null)) {
        throw acceptedAlready(attempt);
      }
    });
  }

  @Override
  public Optional<Attempt> acceptOnce(Attempt attempt, String sentAs) {
    boolean kept = database.change(handle -> AttemptRows.insert(handle, attempt, sentAs));
    return kept
        ? Optional.empty()
        : Optional.of(
            sentAs(attempt.learner(), sentAs).orElseThrow(() -> acceptedAlready(attempt)));
  }

  private static StoreException acceptedAlready(Attempt attempt) {
    return new StoreException(
        "run '" + attempt.id() + "'", "was accepted already", "give each run an id of its own");
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
              .bindMap(AttemptRows.asked(report))
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
            .bind("report", RunDocuments.write(change.apply(AttemptRows.report(run, json))))
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

  private List<Attempt> attempts(String selection, String order, Map<String, Object> bindings) {
    return database.read(handle -> AttemptRows.of(handle, selection, order, bindings));
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
        .map(document -> AttemptRows.report(document.getKey(), document.getValue()))
        .toList();
  }
}
