package dev.hotpath.store;

import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.NotebookFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What a class did, from columns: asked once when a server starts, of all its people. */
final class ClassFacts {

  private ClassFacts() {}

  static List<AttemptFacts> attempts(Handle handle, Collection<String> learners) {
    return of(
        handle,
        learners,
        """
        SELECT id, learner, exercise, submitted_at, verdict, speedup FROM attempt
        WHERE learner IN (<learners>) ORDER BY submitted_at, number
        """,
        (row, context) -> attempt(row));
  }

  private static AttemptFacts attempt(ResultSet row) throws SQLException {
    double speedup = row.getDouble("speedup");
    OptionalDouble measured = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(speedup);
    String verdict = row.getString("verdict");
    return new AttemptFacts(
        row.getString("id"),
        row.getString("learner"),
        row.getString("exercise"),
        IsoTime.instant(row.getString("submitted_at")),
        verdict == null ? null : Standings.verdict(verdict),
        measured);
  }

  /** Run documents by their run. */
  static Map<String, String> newestDone(Handle handle, Collection<String> learners) {
    Map<String, String> documents = new LinkedHashMap<>();
    of(
            handle,
            learners,
            """
            SELECT a.id, a.report FROM attempt a JOIN (
              SELECT id, row_number() OVER (
                  PARTITION BY learner, exercise ORDER BY submitted_at DESC, number DESC) AS place
              FROM attempt WHERE learner IN (<learners>) AND state = 'done') newest
              ON newest.id = a.id
            WHERE newest.place = 1 ORDER BY a.number
            """,
            (row, context) -> Map.entry(row.getString("id"), row.getString("report")))
        .forEach(document -> documents.put(document.getKey(), document.getValue()));
    return documents;
  }

  static NotebookFacts notebook(Handle handle, Collection<String> learners) {
    return new NotebookFacts(
        of(
            handle,
            learners,
            "SELECT learner, exercise, saved_at FROM draft"
                + " WHERE starter = 0 AND learner IN (<learners>)",
            (row, context) ->
                new NotebookFacts.Drafted(
                    row.getString("learner"),
                    row.getString("exercise"),
                    IsoTime.instant(row.getString("saved_at")))),
        of(
            handle,
            learners,
            "SELECT learner, exercise, number, taken_at FROM hint_taken"
                + " WHERE learner IN (<learners>)",
            (row, context) ->
                new NotebookFacts.HintsTaken(
                    row.getString("learner"),
                    row.getString("exercise"),
                    row.getInt("number"),
                    IsoTime.instant(row.getString("taken_at")))),
        of(
            handle,
            learners,
            "SELECT learner, exercise, question, choice, coalesce(latest, choice) AS latest"
                + " FROM answer WHERE learner IN (<learners>)",
            (row, context) ->
                new NotebookFacts.Answered(
                    row.getString("learner"),
                    row.getString("exercise"),
                    row.getInt("question"),
                    row.getInt("choice"),
                    row.getInt("latest"))));
  }

  private static <T> List<T> of(
      Handle handle, Collection<String> learners, String sql, RowMapper<T> rows) {
    return learners.isEmpty()
        ? List.of() // no SQL has an empty list
        : handle.createQuery(sql).bindList("learners", List.copyOf(learners)).map(rows).list();
  }
}
