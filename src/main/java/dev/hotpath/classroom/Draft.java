package dev.hotpath.classroom;

import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;

/** Sources as the learner last typed them. */
public record Draft(List<SourceFile> files, Instant savedAt) {

  public Draft {
    files = List.copyOf(files);
  }
}
