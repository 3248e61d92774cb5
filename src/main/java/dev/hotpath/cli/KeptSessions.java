package dev.hotpath.cli;

import dev.hotpath.classroom.lesson.Session;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The classes that were held, for who has to name one. */
final class KeptSessions {

  private KeptSessions() {}

  /** Newest first, a line each. */
  static void list(Wiring.Archive archive, PrintWriter to) {
    List<Session> all = archive.sessions().all();
    if (all.isEmpty()) {
      to.println("No class was held here yet; 'hotpath serve --classroom' begins one.");
    }
    for (Session session : all) {
      to.printf(
          Locale.ROOT,
          "%s  %s  %3d people  %s%n",
          session.id(),
          session.startedAt().toString().substring(0, 10),
          archive.people().of(session.id()).size(),
          session.title());
    }
  }

  static Session find(Wiring.Archive archive, String id) {
    return archive
        .sessions()
        .find(id)
        .orElseThrow(() ->
            new ArgumentException(
                "there is no class '%s' here; 'hotpath export' without an id lists all"
                    .formatted(id)));
  }
}
