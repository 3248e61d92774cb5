package dev.hotpath.web;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.compare.Version;
import dev.hotpath.web.ComparedProfile.Profiled;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code /api/compare}: what changed in a profile from one version of the code to another. */
final class CompareProfiles {

  private final Catalogue catalogue;
  private final Attempts attempts;
  private final ReleasedSolution released;
  private final Artifacts artifacts;
  private final Visibility visibility;

  CompareProfiles(
      Catalogue catalogue,
      Attempts attempts,
      ReleasedSolution released,
      Artifacts artifacts,
      Visibility visibility) {
    this.visibility = visibility;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.released = released;
    this.artifacts = artifacts;
  }

  /** Derives it anew each time: the profiles are kept, and laying them over each other is quick. */
  void get(Context context) {
    CompareRequest request = CompareRequest.of(context, catalogue, attempts, released, visibility);
    Exercise exercise =
        catalogue
            .find(request.exercise())
            .orElseThrow(() -> Problem.unknownExercise(request.exercise()));
    String view = context.pathParam("view");
    List<String> views = exercise.profiles().stream().map(View::key).toList();
    if (!views.contains(view)) {
      throw new Problem(
          404,
          "unknown-view",
          "The exercise '%s' takes no profile '%s'; it takes %s."
              .formatted(
                  exercise.title(), view, views.isEmpty() ? "none" : String.join(", ", views)));
    }
    Profiled before =
        profiled(
            request.sheet().before(), request.profiledBefore(), view, request.profileBefore(view));
    Profiled after =
        profiled(request.sheet().after(), request.after(), view, request.profileAfter(view));
    context.header("Cache-Control", "no-store");
    context.json(
        ComparedProfile.of(
            exercise.id(),
            new ComparedCode(
                request.before().map(Attempt::files).orElse(exercise.edit()),
                request.after().files(),
                exercise.show()),
            before,
            after,
            request.sheet(),
            exercise.goals().stream()
                .map(Goal::benchmark)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null)));
  }

  private Profiled profiled(Version version, Attempt run, String view, String file) {
    byte[] json =
        artifacts
            .read(run.id(), file)
            .orElseThrow(() ->
                new Problem(
                    404,
                    "no-profile",
                    "There is no profile '%s' of %s: none was taken in run '%s'. Run that code again to get one."
                        .formatted(view, version.inSentence(), run.id())));
    return new Profiled(version, run.id(), RunDocuments.mapper().readValue(json, FlameGraph.class));
  }
}
