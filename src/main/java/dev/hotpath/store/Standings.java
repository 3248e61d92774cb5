package dev.hotpath.store;

import dev.hotpath.classroom.Standing;
import dev.hotpath.grade.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/**
 * A learner's standings, worked out by the database from all attempts.
 *
 * <p>The best verdict is pass, else slow, else inconclusive, else the newest that says something
 * about the program, else the newest. An exercise none of whose attempts is done has no standing.
 */
final class Standings {

  private Standings() {}

  static List<Standing> of(Handle handle, String learner) {
    return handle
        .createQuery(
            """
            SELECT exercise, attempts, verdict, best_speedup
            FROM (
              SELECT exercise, verdict,
                count(*) OVER of_exercise AS attempts,
                max(CASE WHEN verdict IN ('pass', 'slow', 'inconclusive') THEN speedup END)
                  OVER of_exercise AS best_speedup,
                row_number() OVER (
                  PARTITION BY exercise
                  ORDER BY
                    CASE
                      WHEN verdict = 'pass' THEN 1
                      WHEN verdict = 'slow' THEN 2
                      WHEN verdict = 'inconclusive' THEN 3
                      WHEN verdict IN ('cancelled', 'internal-error') THEN 5
                      WHEN verdict IS NULL THEN 6
                      ELSE 4
                    END,
                    submitted_at DESC, number DESC) AS place
              FROM attempt
              WHERE learner = :learner
              WINDOW of_exercise AS (PARTITION BY exercise)) placed
            WHERE place = 1 AND verdict IS NOT NULL
            ORDER BY exercise
            """)
        .bind("learner", learner)
        .map((row, context) -> standing(row))
        .list();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    double best = row.getDouble("best_speedup");
    OptionalDouble speedup = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(best);
    return new Standing(
        row.getString("exercise"),
        row.getInt("attempts"),
        verdict(row.getString("verdict")),
        speedup);
  }

  static Verdict verdict(String key) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.key().equals(key)) {
        return verdict;
      }
    }
    throw new StoreException(
        "verdict '" + key + "'",
        "is none that this version knows",
        "start the version that wrote it");
  }
}
