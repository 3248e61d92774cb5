package dev.hotpath.grade.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the taking of a view ended. */
public enum ViewOutcome {
  /** Its files are among the run's. */
  TAKEN,
  /** Taken back; nothing of it is kept. */
  CANCELLED,
  /** The code did not come to its end, or we failed. */
  FAILED;

  /** The word that the document uses. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
