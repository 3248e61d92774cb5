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

  /** The first paragraph of the introduction. */
  public String leadHtml() {
    return introHtml.substring(0, endOfLead());
  }

  /** The rest of it; may be empty. */
  public String moreHtml() {
    return introHtml.substring(endOfLead()).strip();
  }

  private int endOfLead() {
    int end = introHtml.indexOf("</p>");
    return end < 0 ? introHtml.length() : end + "</p>".length();
  }

  /** How many of its exercises are passed. */
  public long passed() {
    return exercises.stream().filter(card -> card.progress() == Progress.PASSED).count();
  }
}
