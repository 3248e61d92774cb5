package dev.hotpath.exercise;

import java.util.List;

/**
 * Exercises that belong together.
 *
 * @param folder {@code 03-memory}
 * @param title first heading of its {@code README.md}
 * @param intro the rest of it, Markdown
 */
public record Chapter(String folder, String title, String intro, List<Exercise> exercises) {

  public Chapter {
    exercises = List.copyOf(exercises);
  }
}
