package dev.hotpath.classroom;

import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A submission that was accepted: what was handed in, and the newest run document.
 *
 * @param id of the run
 * @param files what the learner handed in, complete
 * @param answers question index to choice index, as they stood when it was accepted
 */
public record Attempt(
    String id,
    String learner,
    String exercise,
    Instant submittedAt,
    List<SourceFile> files,
    Map<Integer, Integer> answers,
    RunReport report) {

  public Attempt {
    files = List.copyOf(files);
    answers = Map.copyOf(answers);
  }

  /** Of a learner who has answered no question. */
  public Attempt(
      String id,
      String learner,
      String exercise,
      Instant submittedAt,
      List<SourceFile> files,
      RunReport report) {
    this(id, learner, exercise, submittedAt, files, Map.of(), report);
  }
}
