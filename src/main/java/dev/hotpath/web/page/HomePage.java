package dev.hotpath.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All chapters, and where to go on.
 *
 * @param next the exercise to go on with; {@code null} when everything is passed
 * @param started whether anything was ever run or typed
 * @param count of exercises in the workshop, those that are not open yet among them
 */
public record HomePage(
    List<ChapterCard> chapters, @Nullable ExerciseCard next, boolean started, int count) {

  public HomePage {
    chapters = List.copyOf(chapters);
  }

  /** How many exercises are shown. */
  public int total() {
    return chapters.stream().mapToInt(chapter -> chapter.exercises().size()).sum();
  }

  /** How many of them are passed. */
  public long passed() {
    return chapters.stream().mapToLong(ChapterCard::passed).sum();
  }

  /** Minutes that all exercises take together. */
  public int minutes() {
    return chapters.stream()
        .flatMap(chapter -> chapter.exercises().stream())
        .mapToInt(ExerciseCard::minutes)
        .sum();
  }
}
