package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * A sweep to be taken, or to be gone on with.
 *
 * @param learner whose it is; one at a time each
 * @param files the learner's version of every file of {@code exercise.edit()}
 * @param report as far as it is: its forks are not taken again
 */
public record SweepRequest(
    String learner, Exercise exercise, List<SourceFile> files, SweepReport report) {

  public SweepRequest {
    files = List.copyOf(files);
  }
}
