package dev.hotpath.grade;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run has come. */
public enum RunState {
  QUEUED,
  COMPILING,
  TESTING,
  MEASURING,
  PROFILING,
  DONE;

  /** The word that the run document uses. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
