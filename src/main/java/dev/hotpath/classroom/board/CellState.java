package dev.hotpath.classroom.board;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hotpath.grade.Verdict;
import java.util.Locale;

/** How far somebody has come with an exercise: the best of all they did, in rising order. */
public enum CellState {
  UNTOUCHED,
  /** Something was typed or handed in, and nothing is known of it yet. */
  EDITING,
  /** Handed in, and never correct. */
  FAILING,
  /** Correct, and short of its goal or too noisy to say. */
  SLOW,
  PASSED;

  /** The word that a program reads. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a verdict shows; one that says nothing about the program shows that there was work. */
  static CellState of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> PASSED;
      case SLOW, INCONCLUSIVE -> SLOW;
      case CANCELLED, INTERNAL_ERROR -> EDITING;
      case FAIL, COMPILE_ERROR, COMPILE_LIMIT, TIME_LIMIT, MEMORY_LIMIT, CRASHED, TAMPERED ->
          FAILING;
    };
  }

  boolean betterThan(CellState other) {
    return compareTo(other) > 0;
  }
}
