package dev.hotpath.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One exercise in the list of them.
 *
 * @param number place in the whole workshop, from 1
 * @param view key of the teaching view; empty where there are only questions
 * @param speedup the best so far, as text such as {@code 6.1×}; {@code null} where there is none
 */
public record ExerciseCard(
    String id,
    int number,
    String title,
    int minutes,
    String view,
    Progress progress,
    @Nullable String speedup) {

  /** What the teaching view is called. */
  public String viewLabel() {
    return view.isEmpty() ? "Questions" : ViewTab.of(view).label();
  }
}
