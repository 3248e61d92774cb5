package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import java.util.List;

/**
 * {@code range-checks}: how many checks of array indices are left in C2's code of a method. Counted
 * in the machine code, by the ways out of it that they lead to.
 */
final class RangeChecksMetric extends JitMetric {

  RangeChecksMetric() {
    super("range-checks");
  }

  @Override
  String subject(Goal goal) {
    return goal.detail(GoalDetail.Code.class).method();
  }

  @Override
  List<String> flags(Goal goal, String packageName) {
    String[] method = subject(goal).split("\\.");
    String pattern = packageName + "." + method[0] + "::" + method[1];
    return List.of(
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:CompileCommand=quiet",
        // Code of its own, or it might be compiled as a part of its callers alone.
        "-XX:CompileCommand=dontinline," + pattern,
        "-XX:CompileCommand=print," + pattern,
        "-XX:-DisplayVMOutput",
        "-XX:+LogVMOutput",
        "-XX:LogFile=jit.log");
  }

  @Override
  public String describe(Goal goal) {
    return VariedWords.rangeChecks(goal);
  }
}
