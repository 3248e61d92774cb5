package dev.hotpath.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What people left in the tables, within one transaction.
 *
 * @param learners a selection of their ids, by {@code :id}
 */
record Traces(Handle handle, String learners, String id) {

  static Traces ofPerson(Handle handle, String person) {
    // By way of their row: nobody but a person is ever forgotten, not the one learner of a server
    // without a class either.
    return new Traces(handle, "SELECT id FROM person WHERE id = :id", person);
  }

  static Traces ofSession(Handle handle, String session) {
    return new Traces(handle, "SELECT id FROM person WHERE session = :id", session);
  }

  /**
   * Deletes them; what hangs on an attempt or a draft goes with it.
   *
   * @return the runs whose artefacts are left to be deleted; they are noted as such
   */
  List<String> delete(Instant at) {
    String theirs = " WHERE learner IN (" + learners + ")";
    List<String> runs =
        handle
            .createQuery("SELECT id FROM attempt" + theirs + " ORDER BY number")
            .bind("id", id)
            .mapTo(String.class)
            .list();
    handle
        .createUpdate(
            "INSERT INTO leftover (run, deleted_at) SELECT id, :at FROM attempt"
                + theirs
                + " ON CONFLICT DO NOTHING")
        .bind("id", id)
        .bind("at", IsoTime.text(at))
        .execute();
    // Before the attempts, by which it finds what was shown or shared of theirs.
    execute(
        "DELETE FROM journal WHERE person IN (%s) OR run IN (SELECT id FROM attempt%s)"
            .formatted(learners, theirs));
    for (String table : List.of("attempt", "draft", "answer", "hint_taken")) {
      execute("DELETE FROM " + table + theirs);
    }
    return runs;
  }

  private void execute(String sql) {
    handle.createUpdate(sql).bind("id", id).execute();
  }
}
