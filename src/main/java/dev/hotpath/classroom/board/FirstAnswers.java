package dev.hotpath.classroom.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who chose what first, and last, of the choices of each question. Thread-safe. */
final class FirstAnswers {

  private final Map<Question, Map<String, Chosen>> chosen = new HashMap<>();

  private record Question(String exercise, int index) {}

  private record Chosen(int first, int latest) {}

  /** A choice was made; one that was made before stands. */
  synchronized void first(String exercise, int question, String person, int choice) {
    of(exercise, question).putIfAbsent(person, new Chosen(choice, choice));
  }

  /** A choice stands now. */
  synchronized void latest(String exercise, int question, String person, int choice) {
    of(exercise, question).computeIfPresent(person, (_, known) -> new Chosen(known.first, choice));
  }

  private Map<String, Chosen> of(String exercise, int question) {
    return chosen.computeIfAbsent(new Question(exercise, question), _ -> new HashMap<>());
  }

  synchronized Optional<Integer> latest(String exercise, int question, String person) {
    return Optional.ofNullable(of(exercise, question).get(person)).map(Chosen::latest);
  }

  /** How many chose each first. */
  synchronized List<Integer> counts(
      String exercise, int question, int choices, Collection<String> people) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(choices, 0));
    new HashSet<>(people)
        .forEach(person -> {
          Chosen one = of(exercise, question).get(person);
          if (one != null && one.first < choices) {
            counts.set(one.first, counts.get(one.first) + 1);
          }
        });
    return counts;
  }

  synchronized void forget(Collection<String> people) {
    chosen.values().forEach(byPerson -> people.forEach(byPerson::remove));
  }
}
