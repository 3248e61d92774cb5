package dev.hotpath.grade.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose code a fork runs. */
public enum SweepSide {
  STARTER,
  YOURS;

  /** The word that the document uses. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
