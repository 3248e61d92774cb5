package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import java.util.Optional;

/**
 * {@code mutants-killed}: wrong programs that the learner's tests found wrong, counted. Missed
 * whatever the count where they find a right one wrong too: tests that fail on everything tell
 * nothing.
 */
final class MutantsKilledMetric implements Metric {

  @Override
  public String key() {
    return "mutants-killed";
  }

  @Override
  public String describe(Goal goal) {
    int bound = (int) SpeedupMetric.bound(goal);
    return "at least %d %s killed, and no correct program rejected"
        .formatted(bound, bound == 1 ? "mutant" : "mutants");
  }

  @Override
  public RunReport.GoalResult judge(Goal goal, Evidence evidence) {
    double bound = SpeedupMetric.bound(goal);
    Optional<Mutants> found = evidence.find(Mutants.class);
    return found
        .map(mutants ->
            new RunReport.GoalResult(
                describe(goal),
                key(),
                bound,
                (double) mutants.killed().size(),
                mutants.killed().size() >= bound && mutants.rejectedThoughRight().isEmpty()))
        .orElseGet(() -> new RunReport.GoalResult(describe(goal), key(), bound, null, null));
  }
}
