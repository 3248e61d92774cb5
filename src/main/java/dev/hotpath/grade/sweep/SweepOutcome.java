package dev.hotpath.grade.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a sweep ended. */
public enum SweepOutcome {
  /** Every place has its forks, or a fork that died. */
  COMPLETE,
  /** Taken back; what was measured by then stays. */
  CANCELLED,
  /** Our failure. */
  FAILED;

  /** The word that the document uses. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
