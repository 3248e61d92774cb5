package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * A load to be sent.
 *
 * @param learner whose it is; one at a time each
 * @param files the learner's version of every file of {@code exercise.edit()}
 * @param report what is asked for
 */
public record LoadRequest(
    String learner, Exercise exercise, List<SourceFile> files, LoadReport report) {

  public LoadRequest {
    files = List.copyOf(files);
  }
}
