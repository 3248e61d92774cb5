package dev.hotpath.web.page;

import java.util.List;

/**
 * One chapter with its exercises.
 *
 * @param number from 1
 * @param introHtml rendered and sanitised; may be empty
 */
public record ChapterCard(
    int number, String title, String introHtml, List<ExerciseCard> exercises) {

  public ChapterCard {
    exercises = List.copyOf(exercises);
  }

  /** How many of its exercises are passed. */
  public long passed() {
    return exercises.stream().filter(card -> card.progress() == Progress.PASSED).count();
  }
}
