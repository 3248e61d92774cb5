package dev.hotpath.classroom;

import dev.hotpath.grade.sweep.SweepReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every sweep ever accepted. What is accepted is durable when the call returns. */
public interface KeptSweeps {

  /** Keeps a new sweep of an accepted run; an id that was accepted before is refused. */
  void accept(SweepReport report, Instant at);

  /** Replaces the document of a sweep, which keeps the first that is done. */
  void report(SweepReport report);

  Optional<SweepReport> find(String id);

  /** Those of a run, newest first. */
  List<SweepReport> of(String run);

  /** Those that are not done, oldest first: what a restart has to go on with. */
  List<SweepReport> unfinished();
}
