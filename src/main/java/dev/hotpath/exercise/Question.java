package dev.hotpath.exercise;

import java.util.List;

/**
 * A question to answer by thinking, before the first run or after it.
 *
 * @param answer index of the right choice, from 0
 */
public record Question(String ask, List<String> choices, int answer, String explain, When when) {

  public Question {
    choices = List.copyOf(choices);
  }

  /** Whether it is asked before the first run or after it. */
  public enum When {
    BEFORE("before"),
    AFTER("after");

    private final String key;

    When(String key) {
      this.key = key;
    }

    /** The word that {@code exercise.toml} uses. */
    public String key() {
      return key;
    }
  }
}
