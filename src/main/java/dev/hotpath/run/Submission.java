package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner handed in.
 *
 * @param id of the run
 * @param files the learner's version of every file of {@code exercise.edit()}
 * @param answers question index to choice index, as they stood when it was accepted
 * @param acceptedNanos {@link System#nanoTime()} when the request was accepted
 * @param earlier a run of the same files whose measurements this one is to go on with
 */
public record Submission(
    String id,
    String learner,
    Exercise exercise,
    List<SourceFile> files,
    Map<Integer, Integer> answers,
    long acceptedNanos,
    Optional<RunReport> earlier) {

  public Submission {
    files = List.copyOf(files);
    answers = Map.copyOf(answers);
  }

  /** Of a learner who has answered no question. */
  public Submission(
      String id, String learner, Exercise exercise, List<SourceFile> files, long acceptedNanos) {
    this(id, learner, exercise, files, Map.of(), acceptedNanos, Optional.empty());
  }
}
