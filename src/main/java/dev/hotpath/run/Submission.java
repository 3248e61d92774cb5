package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * What a learner handed in.
 *
 * @param id of the run
 * @param files the learner's version of every file of {@code exercise.edit()}
 * @param acceptedNanos {@link System#nanoTime()} when the request was accepted
 */
public record Submission(
    String id, String learner, Exercise exercise, List<SourceFile> files, long acceptedNanos) {

  public Submission {
    files = List.copyOf(files);
  }
}
