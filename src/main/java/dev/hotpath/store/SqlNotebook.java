package dev.hotpath.store;

import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.NotebookFacts;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/** Answers and hints in SQL. Thread-safe. */
final class SqlNotebook implements Notebook {

  private static final String OF_LEARNER = " WHERE learner = :learner AND exercise = :exercise";

  private final Database database;
  private final Clock clock;

  SqlNotebook(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
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

  @Override
  public NotebookFacts facts(Collection<String> learners) {
    return database.read(handle -> ClassFacts.notebook(handle, learners));
  }

  private static <S extends SqlStatement<S>> S of(String learner, String exercise, S statement) {
    return statement.bind("learner", learner).bind("exercise", exercise);
  }
}
