package dev.hotpath.store;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.EventKind;
import dev.hotpath.grade.RunDocuments;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * An event of a class as the journal keeps it: its kind, whom and what it is about, since SQL has
 * to find these when somebody is forgotten, and all of it as JSON.
 */
record EventJson(String kind, Optional<String> person, Optional<String> run, String json) {

  static EventJson of(ClassEvent event) {
    return new EventJson(
        EventKind.of(event),
        person(event),
        run(event),
        RunDocuments.mapper().writeValueAsString(event));
  }

  private static Optional<String> person(ClassEvent event) {
    return switch (event) {
      case ClassEvent.Said said -> Optional.of(said.person());
      case ClassEvent.Noted noted -> Optional.of(noted.person());
      case ClassEvent.Act _, ClassEvent.Undone _ -> Optional.empty();
    };
  }

  private static Optional<String> run(ClassEvent event) {
    return switch (event) {
      case ClassEvent.Noted noted -> noted.run();
      case ClassEvent.Projected projected -> Optional.of(projected.run());
      case ClassEvent.Shared shared -> Optional.of(shared.run());
      case ClassEvent.Act _, ClassEvent.Said _, ClassEvent.Undone _ -> Optional.empty();
    };
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @param number of the entry, for messages
   */
  static ClassEvent read(long number, String kind, String json) {
    Class<? extends ClassEvent> type =
        EventKind.named(kind)
            .orElseThrow(() ->
                new StoreException(
                    "entry " + number + " of the journal",
                    "its kind '" + kind + "' is none that this version knows",
                    "start the version that wrote it"));
    try {
      return RunDocuments.mapper().readValue(json, type);
    } catch (JacksonException e) {
      throw new StoreException(
          "entry " + number + " of the journal",
          "it can't be read (" + e.getMessage() + ")",
          "restore a copy of the database",
          e);
    }
  }
}
