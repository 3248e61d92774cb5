package dev.hotpath.grade.view;

import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A view that is taken of a run once it is over, and how far it is; serialised as it stands.
 *
 * @param run whose code is looked at
 * @param view its key
 * @param state {@link RunState#QUEUED}, then {@link RunState#PROFILING} and {@link RunState#DONE}
 * @param outcome {@code null} until it is done
 * @param summary one plain sentence; empty until there is something to say
 */
public record ViewReport(
    String run,
    String exercise,
    String view,
    RunState state,
    @Nullable ViewOutcome outcome,
    String summary) {

  /** One that was asked for just now. */
  public static ViewReport accepted(String run, String exercise, View view) {
    return new ViewReport(run, exercise, view.key(), RunState.QUEUED, null, "");
  }

  /** One whose picture the run has. */
  public static ViewReport taken(String run, String exercise, View view) {
    return accepted(run, exercise, view).ended(ViewOutcome.TAKEN, ViewWords.taken());
  }

  /** The same further on. */
  public ViewReport in(RunState next, String sentence) {
    return new ViewReport(run, exercise, view, next, null, sentence);
  }

  /** The same at its end. */
  public ViewReport ended(ViewOutcome how, String sentence) {
    return new ViewReport(run, exercise, view, RunState.DONE, how, sentence);
  }
}
