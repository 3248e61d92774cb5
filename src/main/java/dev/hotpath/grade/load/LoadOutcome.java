package dev.hotpath.grade.load;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a load ended. */
public enum LoadOutcome {
  /** All requests were due, and what became of each is known. */
  COMPLETE,
  /** The service did not start, gave a wrong answer, or did not outlive it. */
  BROKEN,
  /** Taken back. */
  CANCELLED,
  /** Our failure. */
  FAILED;

  /** The word that the document uses. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
