package dev.hotpath.web.page;

import java.util.List;

/**
 * The instructor's board; who is where comes from the API.
 *
 * @param title of the class
 * @param joinCode as it is read aloud
 * @param exercises whose profiles can be put together
 */
public record BoardPage(String title, String joinCode, List<Profiled> exercises) {

  public BoardPage {
    exercises = List.copyOf(exercises);
  }

  /** An exercise and the profiles that are taken in it. */
  public record Profiled(String id, List<ViewTab> profiles) {
    public Profiled {
      profiles = List.copyOf(profiles);
    }
  }
}
