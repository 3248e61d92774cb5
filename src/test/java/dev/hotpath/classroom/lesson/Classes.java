package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Drafts.Typed;
import dev.hotpath.classroom.Reports;
import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sessions and people for tests. */
public final class Classes {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Classes() {}

  /** One that goes on, whose join code is its id in capitals. */
  public static Session session(String id) {
    return new Session(id, "Class " + id, id.toUpperCase(Locale.ROOT), NOON, Optional.empty());
  }

  public static Person person(String id, String session) {
    return new Person(id, session, "Name of " + id, NOON, NOON);
  }

  /** Takes somebody in whose key is {@code key of ID}. */
  public static Person joined(KeptClasses kept, String id, String session) {
    Person person = person(id, session);
    kept.people().join(person, "key of " + id);
    return person;
  }

  /** Somebody works: an attempt, a draft, an answer and a hint. */
  public static void works(KeptClasses kept, String learner, String run) {
    List<SourceFile> files = List.of(new SourceFile("src/A.java", "class A {}"));
    kept.attempts()
        .accept(new Attempt(run, learner, "concat", NOON, files, Reports.queued(run, "concat")));
    kept.drafts().save(learner, "concat", Typed.anyhow(files));
    kept.notebook().answer(learner, "concat", 0, 1);
    kept.notebook().takeHint(learner, "concat", 2);
  }

  /** Whether anything is left of somebody's work. */
  public static boolean hasWork(KeptClasses kept, String learner) {
    return !kept.attempts().of(learner, "concat", 10).isEmpty()
        || kept.drafts().draft(learner, "concat").isPresent()
        || !kept.notebook().answers(learner, "concat").isEmpty()
        || kept.notebook().hintsTaken(learner, "concat") > 0;
  }
}
