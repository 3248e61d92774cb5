package dev.hotpath;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.KeptLoads;
import dev.hotpath.classroom.KeptSweeps;
import dev.hotpath.classroom.UnavailableException;
import dev.hotpath.evidence.export.Exports;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.load.LoadReport;
import dev.hotpath.grade.sweep.SweepReport;
import dev.hotpath.run.RunKeeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Keeps in the store what runs yield.
 *
 * <p>A document that the store can't take now waits, and is written once it can: what was accepted
 * is reported, also where the database was locked just when a run ended. A file does not wait; the
 * run goes on without it.
 */
final class StoreKeeper implements RunKeeper, AutoCloseable {

  private final Attempts attempts;
  private final Artifacts artifacts;
  private final KeptSweeps sweeps;
  private final KeptLoads loads;
  private final LongConsumer saved;
  private final Backlog backlog;

  /**
   * Of these parts of the store.
   *
   * @param saved hears of the bytes of each file that was kept
   * @param pause before what waits is tried again; doubles each time, up to half a minute
   */
  StoreKeeper(
      Attempts attempts,
      Artifacts artifacts,
      KeptSweeps sweeps,
      KeptLoads loads,
      LongConsumer saved,
      Duration pause) {
    this.attempts = attempts;
    this.artifacts = artifacts;
    this.sweeps = sweeps;
    this.loads = loads;
    this.saved = saved;
    this.backlog = new Backlog(pause);
  }

  @Override
  public void report(RunReport report) {
    backlog.write("run " + report.id(), () -> attempts.report(report));
  }

  @Override
  public void add(String run, List<RunReport.Artifact> files) {
    backlog.write("files " + files + " of run " + run, () -> attempts.add(run, files));
  }

  @Override
  public void sweep(SweepReport report) {
    backlog.write("sweep " + report.id(), () -> sweeps.report(report));
  }

  @Override
  public void load(LoadReport report) {
    backlog.write("load " + report.id(), () -> loads.report(report));
  }

  @Override
  public boolean artifact(String run, String name, byte[] bytes) {
    if (Exports.isDerived(name)) {
      return true; // made again from what is kept, when somebody asks for it
    }
    try {
      if (!artifacts.save(run, name, bytes)) {
        Backlog.LOG.warn("{} of run {} is too large to be kept: {} bytes", name, run, bytes.length);
        return false;
      }
      saved.accept(bytes.length);
      return true;
    } catch (UnavailableException e) {
      Backlog.LOG.warn("{} of run {} is not kept: {}", name, run, e.getMessage());
      return false;
    }
  }

  @Override
  public Optional<byte[]> kept(String run, String name) {
    return artifacts.read(run, name);
  }

  /** Tries once more what still waits. */
  @Override
  public void close() {
    backlog.close();
  }
}
