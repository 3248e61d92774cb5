package dev.hotpath.classroom.results;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.NotebookFacts;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Session;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.compare.Csv;
import dev.hotpath.protocol.SourceFile;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;

/**
 * The results of a session: as a table, and with every attempt as JSON.
 *
 * <p>A person is known by an id, since names need not be unique. Attempts are read one by one while
 * they are written: all of a class may be more than fits into memory.
 */
public final class Results {

  private static final List<String> HEADING =
      List.of(
          "person",
          "name",
          "exercise",
          "attempts",
          "best_verdict",
          "best_speedup",
          "hints",
          "first_attempt",
          "last_attempt");

  private final Session session;
  private final List<Person> people;
  private final Attempts attempts;
  private final Map<String, Map<String, List<AttemptFacts>>> facts;
  private final Map<String, Map<String, Integer>> hints;

  /** Of these people of a session. */
  public Results(Session session, Collection<Person> people, Attempts attempts, Notebook notebook) {
    this.session = session;
    this.people = List.copyOf(people);
    this.attempts = attempts;
    List<String> ids = people.stream().map(Person::id).toList();
    facts =
        attempts.facts(ids).stream()
            .collect(
                Collectors.groupingBy(
                    AttemptFacts::learner, Collectors.groupingBy(AttemptFacts::exercise)));
    hints =
        notebook.facts(ids).hints().stream()
            .collect(
                Collectors.groupingBy(
                    NotebookFacts.HintsTaken::learner,
                    Collectors.toMap(
                        NotebookFacts.HintsTaken::exercise, NotebookFacts.HintsTaken::number)));
  }

  private List<Result> of(Person person) {
    Map<String, List<AttemptFacts>> tried = facts.getOrDefault(person.id(), Map.of());
    Map<String, Integer> taken = hints.getOrDefault(person.id(), Map.of());
    SortedSet<String> exercises = new TreeSet<>(tried.keySet());
    exercises.addAll(taken.keySet());
    return exercises.stream()
        .map(exercise ->
            Result.of(
                exercise, tried.getOrDefault(exercise, List.of()), taken.getOrDefault(exercise, 0)))
        .toList();
  }

  /** A row per person and exercise; one who did nothing has one without an exercise. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    Csv.row(text, HEADING);
    for (Person person : people) {
      List<Result> results = of(person);
      if (results.isEmpty()) {
        Csv.row(text, row(person, List.of("", "0", "", "", "0", "", "")));
      }
      for (Result result : results) {
        Csv.row(
            text,
            row(
                person,
                List.of(
                    Csv.safe(result.exercise()),
                    String.valueOf(result.attempts()),
                    result.verdict() == null ? "" : result.verdict().key(),
                    Csv.number(result.speedup()),
                    String.valueOf(result.hints()),
                    Objects.toString(result.first(), ""),
                    Objects.toString(result.last(), ""))));
      }
    }
    return text.toString();
  }

  private static List<String> row(Person person, List<String> rest) {
    List<String> cells = new ArrayList<>(List.of(person.id(), Csv.safe(person.name())));
    cells.addAll(rest);
    return cells;
  }

  private record Meeting(String id, String title, Instant startedAt, @Nullable Instant endedAt) {}

  private record Shown(
      String run,
      String exercise,
      Instant submittedAt,
      Map<String, String> files,
      Map<Integer, Integer> answers,
      Object report) {

    private static Shown of(Attempt attempt) {
      Map<String, String> files = new TreeMap<>();
      attempt.files().forEach((SourceFile file) -> files.put(file.path(), file.text()));
      return new Shown(
          attempt.id(),
          attempt.exercise(),
          attempt.submittedAt(),
          files,
          new TreeMap<>(attempt.answers()),
          attempt.report());
    }
  }

  /** Writes all as one JSON object, in UTF-8; leaves the stream open. */
  public void json(OutputStream out) {
    try (JsonGenerator json =
        RunDocuments.mapper()
            .writer()
            .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(out)) {
      json.writeStartObject();
      json.writePOJOProperty(
          "session",
          new Meeting(
              session.id(), session.title(), session.startedAt(), session.endedAt().orElse(null)));
      json.writeArrayPropertyStart("people");
      for (Person person : people) {
        write(json, person);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void write(JsonGenerator json, Person person) {
    json.writeStartObject();
    json.writeStringProperty("id", person.id());
    json.writeStringProperty("name", person.name());
    json.writeStringProperty("joinedAt", person.joinedAt().toString());
    json.writePOJOProperty("results", of(person));
    json.writeArrayPropertyStart("attempts");
    facts.getOrDefault(person.id(), Map.of()).values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(AttemptFacts::submittedAt))
        .forEach(one -> attempts.find(one.run()).map(Shown::of).ifPresent(json::writePOJO));
    json.writeEndArray();
    json.writeEndObject();
  }
}
