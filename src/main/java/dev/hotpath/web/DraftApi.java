package dev.hotpath.web;

import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Drafts.Saved;
import dev.hotpath.classroom.Drafts.Typed;
import dev.hotpath.classroom.KeptDraft;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/exercises/{id}/draft}: what a learner has typed, in which versions. */
final class DraftApi {

  private final Visibility visibility;
  private final Drafts drafts;
  private final Clock clock;

  DraftApi(Visibility visibility, Drafts drafts, Clock clock) {
    this.visibility = visibility;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * @param browser {@code null} where it was not told
   */
  record Shown(
      Map<String, String> files,
      Instant savedAt,
      long version,
      @Nullable String browser,
      long edit) {}

  /**
   * @param why {@code came-late} or {@code gave-way}
   */
  record Kept(
      long number,
      String why,
      long version,
      Map<String, String> files,
      Instant savedAt,
      @Nullable String browser) {}

  /**
   * @param draft {@code null} where its learner has the starter before them
   */
  record Versions(long version, @Nullable Shown draft, List<Kept> kept, Instant serverTime) {}

  /**
   * @param edit the newest of the sender's browser that is known: a later one than was sent, where
   *     that came before; 0 where what stands was typed elsewhere
   */
  record Stands(long version, Instant savedAt, long edit) {}

  /**
   * Both are kept: what stands, and what was sent.
   *
   * @param draft what stands; {@code null} where that is the starter
   * @param kept number of what was sent; {@code null} where that was a wish to go back to the
   *     starter
   * @param serverTime by which to say how old it is: a browser's clock may be wrong
   */
  record Conflict(
      Failures.Failure.Error error,
      long version,
      @Nullable Shown draft,
      @Nullable Long kept,
      Instant serverTime) {}

  /** Who sends the version that it was typed on top of hears of the new one. */
  void save(Context context) {
    SamePerson.require(context);
    Exercise exercise = exercise(context);
    Typed typed = Bodies.read(context, DraftBody.class).typed(exercise);
    answer(context, typed, drafts.save(Learner.of(context), exercise.id(), typed));
  }

  void reset(Context context) {
    SamePerson.require(context);
    Exercise exercise = exercise(context);
    Typed back = DraftBody.back(context);
    answer(context, back, drafts.save(Learner.of(context), exercise.id(), back));
  }

  private void answer(Context context, Typed typed, Saved saved) {
    switch (saved) {
      case Saved.Stands _ when typed.base().isEmpty() -> context.status(204);
      case Saved.Stands(Draft draft) ->
          context.json(
              new Stands(
                  draft.version(),
                  draft.savedAt(),
                  draft
                      .origin()
                      .filter(origin -> browser(typed.origin()).equals(origin.browser()))
                      .map(Draft.Origin::edit)
                      .orElse(0L)));
      case Saved.Beside(Draft standing, Optional<KeptDraft> kept) ->
          context
              .status(409)
              .json(
                  new Conflict(
                      new Failures.Failure.Error(
                          "draft-conflict",
                          "This exercise was changed in another browser meanwhile. "
                              + (kept.isPresent()
                                  ? "Both versions are kept; choose one."
                                  : "Look at that version before you reset it.")),
                      standing.version(),
                      standing.starter() ? null : shown(standing),
                      kept.map(KeptDraft::number).orElse(null),
                      clock.instant()));
    }
  }

  private static String browser(Optional<Draft.Origin> origin) {
    return origin.map(Draft.Origin::browser).orElse("");
  }

  void list(Context context) {
    Exercise exercise = exercise(context);
    String learner = Learner.of(context);
    Optional<Draft> standing = drafts.standing(learner, exercise.id());
    context.json(
        new Versions(
            standing.map(Draft::version).orElse(0L),
            standing.filter(draft -> !draft.starter()).map(DraftApi::shown).orElse(null),
            drafts.kept(learner, exercise.id()).stream().map(DraftApi::shown).toList(),
            clock.instant()));
  }

  /** Also one that is closed meanwhile: what was typed is never lost. */
  private Exercise exercise(Context context) {
    return visibility.syllabus(context).any(context.pathParam("id"));
  }

  static Shown shown(Draft draft) {
    return new Shown(
        ExerciseApi.byPath(draft.files()),
        draft.savedAt(),
        draft.version(),
        draft.origin().map(Draft.Origin::browser).orElse(null),
        draft.origin().map(Draft.Origin::edit).orElse(0L));
  }

  private static Kept shown(KeptDraft kept) {
    return new Kept(
        kept.number(),
        kept.why().key(),
        kept.version(),
        ExerciseApi.byPath(kept.files()),
        kept.savedAt(),
        kept.origin().map(Draft.Origin::browser).orElse(null));
  }
}
