package dev.hotpath.classroom;

import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sources as a learner last typed them.
 *
 * @param version counts up per learner and exercise, from 1, also over resets
 * @param files none where {@code starter}
 * @param starter whether its learner went back to the starter
 * @param origin where it was typed; empty where that was not told
 */
public record Draft(
    long version,
    List<SourceFile> files,
    boolean starter,
    Instant savedAt,
    Optional<Origin> origin) {

  public Draft {
    files = List.copyOf(files);
  }

  /**
   * Where a draft was typed.
   *
   * @param browser a random id, no secret and no name
   * @param edit counts up in that browser, so that what was typed earlier but comes later is known
   */
  public record Origin(String browser, long edit) {}
}
