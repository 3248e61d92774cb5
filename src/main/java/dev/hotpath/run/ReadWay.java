package dev.hotpath.run;

import dev.hotpath.grade.Evidence;
import dev.hotpath.grade.Grade;
import dev.hotpath.grade.Grading;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.ClassFile;
import java.util.List;
import java.util.Optional;

/**
 * Questions about evidence: there is no code of the learner's, so their answers are all it takes.
 */
final class ReadWay implements Way {

  private final RunContext context;

  ReadWay(RunContext context) {
    this.context = context;
  }

  @Override
  public Tested test() {
    Evidence evidence = context.evidence(List.of());
    List<RunReport.GoalResult> goals = Metrics.judge(context.exercise(), evidence);
    context.progress().judged(goals);
    return new Tested(Optional.of(Grading.measured(goals, evidence)), List.of());
  }

  @Override
  public Grade measure(List<ClassFile> yours) {
    throw new IllegalStateException("answers have their verdict before anything is measured");
  }

  @Override
  public boolean profile(List<ClassFile> yours) {
    return false;
  }
}
