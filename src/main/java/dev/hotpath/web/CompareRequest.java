package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Measured;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Solution;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.compare.Entry;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared: {@code a} with {@code b}, and {@code more} to be shown beside them.
 *
 * @param before empty for the starter
 * @param solution whether the exercise's own may be among them; empty where this learner may not
 *     see it, or there is none
 * @param measured all of the author's attempts at the exercise that could be compared and that the
 *     reader may see, newest first
 */
record CompareRequest(
    String exercise,
    Optional<Attempt> before,
    Attempt after,
    Sheet sheet,
    Optional<ReleasedSolution.State> solution,
    List<Measured> measured) {

  static final String STARTER = "starter";
  static final String SOLUTION = "solution";

  private static final Set<String> NAMES = Set.of("a", "b", "more");
  // Rows below each other that an eye can still tell apart, and an address that a server takes.
  private static final int MAX_ATTEMPTS = 50;

  /**
   * Reads it.
   *
   * @throws Problem for whatever is wrong with it
   */
  static CompareRequest of(
      Context context,
      Catalogue catalogue,
      Attempts attempts,
      ReleasedSolution released,
      Visibility visibility) {
    Map<String, List<String>> given = context.queryParamMap();
    for (String name : given.keySet()) {
      if (!NAMES.contains(name)) {
        throw bad("unknown-parameter", "A comparison has no '%s'; it takes a, b and more.", name);
      }
    }
    String a = one(given, "a");
    String b = one(given, "b");
    Set<String> others = new LinkedHashSet<>(given.getOrDefault("more", List.of()));
    others.removeAll(List.of(a, b, STARTER));
    if (b.equals(STARTER)) {
      throw bad(
          "starter-last", "b is '%s', which attempts are compared with; give it as a.", STARTER);
    } else if (a.equals(b)) {
      throw bad("same-run", "a and b are both '%s'; choose two that differ.", a);
    } else if (others.size() > MAX_ATTEMPTS - 2) {
      throw bad(
          "too-many",
          "A comparison shows %s attempts at most; choose fewer.",
          String.valueOf(MAX_ATTEMPTS));
    }
    return new Reader(context, catalogue, attempts, released, visibility).read(a, b, others);
  }

  private static String one(Map<String, List<String>> given, String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.isEmpty() || values.getFirst().isBlank()) {
      throw bad(
          "missing-parameter",
          "The comparison lacks %s; write /compare?a=RUN&b=RUN, with 'starter' or a run as a.",
          name);
    } else if (values.size() > 1) {
      throw bad("repeated-parameter", "%s is given twice; give further runs as more=RUN.", name);
    }
    return values.getFirst();
  }

  private static Problem bad(String code, String message, String about) {
    return new Problem(400, code, message.formatted(about));
  }

  /** The verdict of an attempt that is compared; {@code null} for starter and solution. */
  @Nullable Verdict verdict(Version version) {
    return measured(version).map(Measured::verdict).orElse(null);
  }

  /** An attempt that is compared, in short; empty for starter and solution. */
  Optional<Measured> measured(Version version) {
    return measured.stream().filter(one -> one.run().equals(version.run())).findFirst();
  }

  /**
   * The run that has the profiles of what the others are compared with; the starter's are in b's.
   */
  Attempt profiledBefore() {
    return before.orElse(after);
  }

  /** The file with that profile. */
  String profileBefore(String view) {
    return (before.isEmpty() ? "starter-" : "") + profileAfter(view);
  }

  /** The file with the profile of what this is about, in its run. */
  String profileAfter(String view) {
    return "flame-" + view + ".json";
  }

  /** What downloads are called, without what kind of file they are. */
  String fileName() {
    return "%s-%s-%s".formatted(exercise, sheet.before().key(), sheet.after().key());
  }

  /** Finds the attempts. */
  private static final class Reader {

    private final Context context;
    private final Catalogue catalogue;
    private final Attempts attempts;
    private final ReleasedSolution released;
    private final Visibility visibility;
    private final Map<String, Integer> numbers = new HashMap<>();
    private String author = "";

    Reader(
        Context context,
        Catalogue catalogue,
        Attempts attempts,
        ReleasedSolution released,
        Visibility visibility) {
      this.context = context;
      this.catalogue = catalogue;
      this.attempts = attempts;
      this.released = released;
      this.visibility = visibility;
    }

    CompareRequest read(String a, String b, Set<String> others) {
      Attempt known =
          Stream.concat(Stream.of(b, a), others.stream())
              .filter(name -> !name.equals(STARTER) && !name.equals(SOLUTION))
              .findFirst()
              .map(this::readable)
              .orElseThrow(() ->
                  bad(
                      "solution-alone",
                      "Starter and %s alone don't say of which exercise; show an attempt as well, by more=RUN.",
                      SOLUTION));
      author = known.learner();
      boolean all = visibility.mayReadAll(context, known);
      Optional<Exercise> exercise = catalogue.find(known.exercise());
      Optional<Solution> solution = exercise.flatMap(found -> released.find(context, found));
      Attempt after = b.equals(SOLUTION) ? solution(known, exercise) : theirs(b);
      Optional<Attempt> before =
          a.equals(STARTER)
              ? Optional.empty()
              : Optional.of(a.equals(SOLUTION) ? solution(known, exercise) : theirs(a));
      List<Attempt> more =
          others.stream()
              .map(run -> run.equals(SOLUTION) ? solution(known, exercise) : theirs(run))
              .toList();
      before.ifPresent(attempt -> same(attempt, after));
      more.forEach(attempt -> same(attempt, after));
      List<Measured> measured =
          attempts.measured(author, after.exercise()).stream()
              .filter(one -> all || mayRead(one.run()))
              .toList();
      measured.forEach(one -> numbers.put(one.run(), one.number()));
      List<Entry> entries = new ArrayList<>();
      more.forEach(attempt -> entries.add(entry(attempt)));
      Sheet sheet = Sheet.of(before.map(this::entry), entry(after), entries);
      return new CompareRequest(
          after.exercise(),
          before,
          after,
          sheet,
          solution.map(found -> released.state(exercise.orElseThrow(), found)),
          measured);
    }

    private boolean mayRead(String run) {
      return attempts.find(run).filter(attempt -> visibility.mayRead(context, attempt)).isPresent();
    }

    private Attempt readable(String run) {
      return attempts
          .find(run)
          .filter(attempt -> visibility.mayRead(context, attempt))
          .orElseThrow(() -> Problem.unknownRun(run));
    }

    /** Of the same author: attempts of two are not compared with each other. */
    private Attempt theirs(String run) {
      Attempt attempt = readable(run);
      if (!attempt.learner().equals(author)) {
        throw Problem.unknownRun(run);
      }
      return attempt;
    }

    /** The attempt that the solution was measured as. */
    private Attempt solution(Attempt known, Optional<Exercise> exercise) {
      Exercise of = exercise.orElseThrow(() -> Problem.unknownExercise(known.exercise()));
      return released
          .measured(of, released.require(context, of))
          .orElseThrow(() ->
              new Problem(
                  409,
                  "solution-not-measured",
                  "The solution of '%s' was not measured yet; the page that compares has a button for it."
                      .formatted(of.title())));
    }

    private static void same(Attempt one, Attempt other) {
      if (!one.exercise().equals(other.exercise())) {
        throw new Problem(
            404,
            "other-exercise",
            "Run '%s' is of exercise '%s', run '%s' of '%s'; choose two of one exercise."
                .formatted(one.id(), one.exercise(), other.id(), other.exercise()));
      }
    }

    private Entry entry(Attempt attempt) {
      if (!attempt.learner().equals(author)) {
        return Entry.solution(attempt.report());
      }
      Integer number = numbers.get(attempt.id());
      if (number == null || attempt.report().benchmarks().isEmpty()) {
        throw new Problem(
            409,
            "not-measured",
            "Run '%s' was not measured, or is not done yet; choose one that passed its tests."
                .formatted(attempt.id()));
      }
      return Entry.attempt(number, attempt.report());
    }
  }
}
