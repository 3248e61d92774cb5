package dev.hotpath.classroom.board;

import dev.hotpath.classroom.lesson.ClassEvent;
import dev.hotpath.classroom.lesson.Journal;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the instructor did, in words. */
public final class ActWords {

  private static final int MOST_QUOTED = 60;

  private final Catalogue catalogue;
  private final Map<String, Person> people;

  /**
   * @param people by id
   */
  public ActWords(Catalogue catalogue, Map<String, Person> people) {
    this.catalogue = catalogue;
    this.people = people;
  }

  /** {@code Opened Joining strings}. */
  public String of(Journal.Entry entry, ClassEvent.Act act) {
    return switch (act) {
      case ClassEvent.Opened opened -> "Opened " + title(opened.exercise());
      case ClassEvent.Closed shut -> "Closed " + title(shut.exercise());
      case ClassEvent.Arranged _ -> "Changed the order of the exercises";
      case ClassEvent.TimerSet set -> timer(set, entry.at());
      case ClassEvent.TimerStopped _ -> "Stopped the timer";
      case ClassEvent.HintsReleased given ->
          "Released %s of %s"
              .formatted(
                  given.upTo() == 1 ? "hint 1" : "hints 1 to " + given.upTo(),
                  title(given.exercise()));
      case ClassEvent.SolutionReleased given ->
          "Released the solution of " + title(given.exercise());
      case ClassEvent.Broadcast said ->
          said.text().isEmpty() ? "Took the line for all away" : "Told all: " + quoted(said.text());
      case ClassEvent.PollOpened asked ->
          "Asked question %d of %s".formatted(asked.question() + 1, title(asked.exercise()));
      case ClassEvent.PollRevealed shown ->
          "Revealed the answer to question %d of %s"
              .formatted(shown.question() + 1, title(shown.exercise()));
      case ClassEvent.PollClosed _ -> "Put the question away";
      case ClassEvent.Projected _ -> "Showed an attempt to all";
      case ClassEvent.ProjectionEnded _ -> "Stopped showing the attempt";
      case ClassEvent.Noted noted -> "Wrote a note to " + name(noted.person());
      case ClassEvent.SharingAllowed allowed ->
          allowed.allowed() ? "Allowed attempts to be shared" : "Stopped the sharing of attempts";
    };
  }

  private static String timer(ClassEvent.TimerSet set, Instant at) {
    long seconds = Math.round(Duration.between(at, set.endsAt()).toMillis() / 1e3);
    String time =
        seconds % 60 == 0
            ? "%d min".formatted(seconds / 60)
            : "%d:%02d min".formatted(seconds / 60, seconds % 60);
    return "Set the timer to " + time + (set.label().isEmpty() ? "" : ": " + quoted(set.label()));
  }

  private String title(String exercise) {
    return catalogue.find(exercise).map(Exercise::title).orElse(exercise);
  }

  private String name(String person) {
    return Optional.ofNullable(people.get(person))
        .map(known -> isolated(known.name()))
        .orElse("somebody");
  }

  private static String quoted(String text) {
    String line = text.replace('\n', ' ');
    return isolated(
        line.codePointCount(0, line.length()) <= MOST_QUOTED
            ? line
            : line.substring(0, line.offsetByCodePoints(0, MOST_QUOTED - 1)) + "…");
  }

  /** So that text of another direction does not turn the words around it. */
  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }
}
