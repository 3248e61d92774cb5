package dev.hotpath.run;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.sweep.SweepReport;

/** Keeps what runs yield; durable on return. */
public interface RunKeeper {

  /** For runs that somebody waits for and nobody resumes. */
  RunKeeper FORGETFUL =
      new RunKeeper() {
        @Override
        public void report(RunReport report) {}

        @Override
        public void artifact(String run, String name, byte[] bytes) {}
      };

  /** Replaces the run document. */
  void report(RunReport report);

  /** Keeps a file of a run. */
  void artifact(String run, String name, byte[] bytes);

  /** Replaces a sweep's document; does nothing where nobody goes on with one after a restart. */
  default void sweep(SweepReport report) {}
}
