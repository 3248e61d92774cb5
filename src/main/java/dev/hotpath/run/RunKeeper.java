package dev.hotpath.run;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.sweep.SweepReport;
import java.util.List;
import java.util.Optional;

/** Keeps what runs yield; durable on return. */
public interface RunKeeper {

  /** For runs that somebody waits for and nobody resumes. */
  RunKeeper FORGETFUL =
      new RunKeeper() {
        @Override
        public void report(RunReport report) {}

        @Override
        public boolean artifact(String run, String name, byte[] bytes) {
          return true;
        }
      };

  /** Replaces the run document. */
  void report(RunReport report);

  /**
   * Keeps a file of a run.
   *
   * @return false where there is no room for it: the run goes on without
   */
  boolean artifact(String run, String name, byte[] bytes);

  /** A file of a run as it was kept; empty where none is, or nothing is kept. */
  default Optional<byte[]> kept(String run, String name) {
    return Optional.empty();
  }

  /** Lists more files in the document of a run that is over; they must be kept before. */
  default void add(String run, List<RunReport.Artifact> files) {}

  /** Replaces a sweep's document; does nothing where nobody goes on with one after a restart. */
  default void sweep(SweepReport report) {}

  /** As {@link #sweep}, of a load. */
  default void load(LoadReport report) {}
}
