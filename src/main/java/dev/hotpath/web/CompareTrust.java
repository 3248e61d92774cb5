package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.Seen;
import dev.hotpath.grade.Trusted;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.grade.compare.Wording;
import dev.hotpath.web.page.ComparePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Attempts at a benchmark against each other, as their page shows it: they have no speed of their
 * own, but each has seen, or not, what was changed in the program.
 */
final class CompareTrust {

  /** What a run of such an exercise leaves. */
  private static final String FILE = "trust.json";

  private final CompareRequest request;
  private final Exercise exercise;
  private final Map<Version, List<Seen>> seen = new LinkedHashMap<>();

  CompareTrust(CompareRequest request, Exercise exercise, Artifacts artifacts) {
    this.request = request;
    this.exercise = exercise;
    for (Version version : request.sheet().attempts()) {
      seen.put(
          version,
          artifacts
              .read(version.run(), FILE)
              .map(json -> RunDocuments.mapper().readValue(json, Trusted.class).seen())
              .orElse(List.of()));
    }
  }

  ComparePage.Trust trust() {
    return new ComparePage.Trust(
        sentence(),
        seen.keySet().stream().map(this::head).toList(),
        exercise.goals().stream()
            .filter(goal -> goal.variant().isPresent())
            .map(this::row)
            .toList());
  }

  private ComparePage.Head head(Version version) {
    String link =
        version.isSolution()
            ? "/exercises/" + exercise.id() + "/solution"
            : "/runs/" + version.run();
    return new ComparePage.Head(version.label(), link, version.equals(request.sheet().after()));
  }

  /** "Attempt 3 sees 2 of 2 changes rightly; attempt 2 saw 1." */
  private String sentence() {
    Version after = request.sheet().after();
    long goals = exercise.goals().stream().filter(goal -> goal.variant().isPresent()).count();
    String label = after.inSentence();
    String said =
        "%s%s sees %d of %d %s rightly"
            .formatted(
                label.substring(0, 1).toUpperCase(Locale.ROOT),
                label.substring(1),
                right(after),
                goals,
                goals == 1 ? "change" : "changes");
    return request
        .before()
        .map(_ ->
            "%s; %s saw %d."
                .formatted(
                    said, request.sheet().before().inSentence(), right(request.sheet().before())))
        .orElse(said + ".");
  }

  private long right(Version version) {
    return seen.getOrDefault(version, List.of()).stream()
        .filter(one -> Objects.equals(one.met(), Boolean.TRUE))
        .count();
  }

  private ComparePage.Seen row(Goal goal) {
    double injected = goal.detail(GoalDetail.Change.class).slowdown();
    double bound = goal.atLeast().orElseThrow();
    return new ComparePage.Seen(
        goal.variant().orElseThrow().replace('-', ' '),
        new ComparePage.Figure(
            Wording.times(injected),
            "%s to %s".formatted(Wording.times(injected * bound), Wording.times(injected / bound))),
        seen.values().stream().map(all -> cell(goal, all)).toList());
  }

  private static ComparePage.Cell cell(Goal goal, List<Seen> all) {
    Optional<Seen> found =
        all.stream()
            .filter(one ->
                one.benchmark().equals(goal.benchmark().orElse(""))
                    && one.variant().equals(goal.variant().orElse("")))
            .findFirst();
    return found
        .map(one ->
            new ComparePage.Cell(
                new ComparePage.Figure(
                    Wording.times(one.seen()),
                    "%s to %s".formatted(Wording.times(one.low()), Wording.times(one.high()))),
                one.met() == null ? "can’t tell" : one.met() ? "right" : "wrong"))
        .orElse(new ComparePage.Cell(new ComparePage.Figure("", ""), "not known"));
  }
}
