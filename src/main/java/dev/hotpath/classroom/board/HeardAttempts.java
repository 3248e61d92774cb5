package dev.hotpath.classroom.board;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Measured;
import dev.hotpath.classroom.Standing;
import dev.hotpath.grade.RunReport;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Attempts of which a class's progress hears, once they are kept. */
record HeardAttempts(Attempts kept, Progress progress) implements Attempts {

  @Override
  public void accept(Attempt attempt) {
    kept.accept(attempt);
    progress.accepted(attempt);
  }

  @Override
  public Optional<Attempt> acceptOnce(Attempt attempt, String sentAs) {
    Optional<Attempt> before = kept.acceptOnce(attempt, sentAs);
    if (before.isEmpty()) {
      progress.accepted(attempt);
    }
    return before;
  }

  @Override
  public void report(RunReport report) {
    kept.report(report);
    progress.reported(report);
  }

  @Override
  public void add(String run, List<RunReport.Artifact> files) {
    kept.add(run, files);
    kept.find(run).ifPresent(attempt -> progress.looked(attempt.exercise()));
  }

  @Override
  public void remove(String run, Collection<String> files) {
    kept.remove(run, files);
  }

  @Override
  public Optional<Attempt> find(String id) {
    return kept.find(id);
  }

  @Override
  public Optional<Attempt> sentAs(String learner, String name) {
    return kept.sentAs(learner, name);
  }

  @Override
  public List<Attempt> of(String learner, String exercise, int limit) {
    return kept.of(learner, exercise, limit);
  }

  @Override
  public List<Measured> measured(String learner, String exercise) {
    return kept.measured(learner, exercise);
  }

  @Override
  public List<Standing> standings(String learner) {
    return kept.standings(learner);
  }

  @Override
  public List<AttemptFacts> facts(Collection<String> learners) {
    return kept.facts(learners);
  }

  @Override
  public List<RunReport> newestDone(Collection<String> learners) {
    return kept.newestDone(learners);
  }

  @Override
  public List<Attempt> unfinished() {
    return kept.unfinished();
  }
}
