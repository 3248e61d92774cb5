package dev.hotpath.run;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What follows runs: it waits for the same place as measurements do.
 *
 * <p>Lock order: this, then {@link Runs}.
 *
 * @param <D> the document of one
 */
public abstract sealed class FollowUps<D> permits LoadQueue, SweepQueue, ViewQueue {

  private static final int REMEMBERED = 100;

  private final Runs runs;
  private final Recent<FollowUp<D>> recent = new Recent<>(REMEMBERED);

  FollowUps(Runs runs) {
    this.runs = runs;
  }

  final RunLog submit(FollowUp<D> next) {
    recent.add(next);
    runs.queue(next);
    return next.log();
  }

  /** The newest whose document is wanted. */
  final Optional<FollowUp<D>> newest(Predicate<D> wanted) {
    return recent.all().filter(one -> wanted.test(one.report())).reduce((older, newer) -> newer);
  }

  /** Events of one of this server's life. */
  public final Optional<RunLog> log(String id) {
    return recent.find(id).map(FollowUp::log);
  }

  /** The newest document of one of this server's life. */
  public final Optional<D> report(String id) {
    return recent.find(id).map(FollowUp::report);
  }

  /** The one that a learner has under way or waiting. */
  public final Optional<D> current(String learner) {
    return recent
        .all()
        .filter(one -> !one.over() && one.owner().equals(learner))
        .map(FollowUp::report)
        .findFirst();
  }

  /** Takes one back; one that is over stays as it is. */
  public final void cancel(String id) {
    recent.find(id).ifPresent(this::cancel);
  }

  final void cancel(FollowUp<D> one) {
    one.cancel(); // first, so that it joins no line from now on
    runs.withdraw(one);
  }
}
