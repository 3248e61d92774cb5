package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * A view to be taken of a run that is over.
 *
 * @param id of the request: a view may be asked for again where it was not had
 * @param learner whose run it is; one at a time each
 * @param files the learner's version of every file of {@code exercise.edit()}
 * @param view that {@link ViewQueue#offered} has
 * @param report of the run, which is correct
 */
public record ViewRequest(
    String id,
    String learner,
    Exercise exercise,
    List<SourceFile> files,
    View view,
    RunReport report) {

  public ViewRequest {
    files = List.copyOf(files);
  }
}
