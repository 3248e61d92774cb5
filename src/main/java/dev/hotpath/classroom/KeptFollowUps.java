package dev.hotpath.classroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows runs, of one kind. What is accepted is durable when the call returns.
 *
 * @param <R> the document of each
 */
public interface KeptFollowUps<R> {

  /** Keeps a new one of an accepted run; an id that was accepted before is refused. */
  void accept(R report, Instant at);

  /** Replaces the document of one, which keeps the first that is done. */
  void report(R report);

  Optional<R> find(String id);

  /** Those of a run, newest first; of some kinds the oldest are forgotten in time. */
  List<R> of(String run);

  /** Those that are not done, oldest first: what a restart has to go on with. */
  List<R> unfinished();
}
