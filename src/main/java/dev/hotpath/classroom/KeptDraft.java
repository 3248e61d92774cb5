package dev.hotpath.classroom;

import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft that is kept beside the one that stands.
 *
 * @param number that it is called by; counts up, with gaps
 * @param version that it was, where it gave way; that it was based on, where it came too late
 */
public record KeptDraft(
    long number,
    Why why,
    long version,
    List<SourceFile> files,
    Instant savedAt,
    Optional<Draft.Origin> origin) {

  public KeptDraft {
    files = List.copyOf(files);
  }

  /** How it came to be beside, not in the place of, the one that stands. */
  public enum Why {
    /** It was typed on top of an older version than the one that stood. */
    CAME_LATE("came-late"),
    /** Its learner chose another in its place. */
    GAVE_WAY("gave-way");

    private final String key;

    Why(String key) {
      this.key = key;
    }

    /** As in JSON and in the database. */
    public String key() {
      return key;
    }

    /**
     * Reads {@link #key}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Why of(String key) {
      for (Why why : values()) {
        if (why.key.equals(key)) {
          return why;
        }
      }
      throw new IllegalArgumentException("no reason to keep a draft is called '" + key + "'");
    }
  }
}
