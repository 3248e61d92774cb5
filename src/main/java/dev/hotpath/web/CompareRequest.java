package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Measured;
import dev.hotpath.grade.Verdict;
import dev.hotpath.grade.compare.Entry;
import dev.hotpath.grade.compare.Sheet;
import dev.hotpath.grade.compare.Version;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared: {@code a} with {@code b}, and {@code more} to be shown beside them.
 *
 * @param before empty for the starter
 * @param measured all of the learner's attempts at the exercise that could be compared, newest
 *     first
 */
record CompareRequest(
    String exercise,
    Optional<Attempt> before,
    Attempt after,
    Sheet sheet,
    List<Measured> measured) {

  static final String STARTER = "starter";

  private static final Set<String> NAMES = Set.of("a", "b", "more");
  // Rows below each other that an eye can still tell apart, and an address that a server takes.
  private static final int MAX_ATTEMPTS = 50;

  /**
   * Reads it.
   *
   * @throws Problem for whatever is wrong with it
   */
  static CompareRequest of(Context context, Attempts attempts) {
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
    return new Reader(Learner.of(context), attempts).read(a, b, others);
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

  /** The verdict of an attempt that is compared; {@code null} for the starter. */
  @Nullable Verdict verdict(Version version) {
    return measured(version).map(Measured::verdict).orElse(null);
  }

  /** An attempt that is compared, in short; empty for the starter. */
  Optional<Measured> measured(Version version) {
    return measured.stream().filter(one -> one.run().equals(version.run())).findFirst();
  }

  /** What downloads are called, without what kind of file they are. */
  String fileName() {
    return "%s-%s-%s".formatted(exercise, sheet.before().key(), sheet.after().key());
  }

  /** Finds the attempts. */
  private static final class Reader {

    private final String learner;
    private final Attempts attempts;
    private final Map<String, Integer> numbers = new HashMap<>();

    Reader(String learner, Attempts attempts) {
      this.learner = learner;
      this.attempts = attempts;
    }

    CompareRequest read(String a, String b, Set<String> others) {
      Attempt after = mine(b);
      Optional<Attempt> before = a.equals(STARTER) ? Optional.empty() : Optional.of(mine(a));
      List<Attempt> more = others.stream().map(this::mine).toList();
      before.ifPresent(attempt -> same(attempt, after));
      more.forEach(attempt -> same(attempt, after));
      List<Measured> measured = attempts.measured(learner, after.exercise());
      measured.forEach(one -> numbers.put(one.run(), one.number()));
      List<Entry> entries = new ArrayList<>();
      more.forEach(attempt -> entries.add(entry(attempt)));
      Sheet sheet = Sheet.of(before.map(this::entry), entry(after), entries);
      return new CompareRequest(after.exercise(), before, after, sheet, measured);
    }

    private Attempt mine(String run) {
      return attempts
          .find(run)
          .filter(attempt -> attempt.learner().equals(learner))
          .orElseThrow(() -> Problem.unknownRun(run));
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
      Integer number = numbers.get(attempt.id());
      if (number == null || attempt.report().benchmarks().isEmpty()) {
        throw new Problem(
            409,
            "not-measured",
            "Run '%s' was not measured, or is not done yet; choose one that passed its tests."
                .formatted(attempt.id()));
      }
      return new Entry(number, attempt.report());
    }
  }
}
