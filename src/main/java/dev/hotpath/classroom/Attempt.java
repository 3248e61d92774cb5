package dev.hotpath.classroom;

import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;

/**
 * A submission that was accepted: what was handed in, and the newest run document.
 *
 * @param id of the run
 * @param files what the learner handed in, complete
 */
public record Attempt(
    String id,
    String learner,
    String exercise,
    Instant submittedAt,
    List<SourceFile> files,
    RunReport report) {

  public Attempt {
    files = List.copyOf(files);
  }
}
