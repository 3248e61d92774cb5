package dev.hotpath.run;

import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunReport.Artifact;
import dev.hotpath.run.capsule.Capsule;
import dev.hotpath.run.capsule.CapsuleWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that a run gets once it is over. Held until all are there, so that one which is not
 * completed leaves nothing. Thread-safe.
 */
final class TakenFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TakenFiles.class);

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Artifact> listed = new ArrayList<>();

  synchronized void put(String name, byte[] bytes) {
    files.put(name, bytes);
  }

  synchronized boolean has(String name) {
    return files.containsKey(name);
  }

  /** As the run's document lists them, once they are kept. */
  synchronized List<Artifact> listed() {
    return List.copyOf(listed);
  }

  /**
   * Keeps them, packs them into the run's capsule, and lists them.
   *
   * @param report of the run as it is
   */
  synchronized void keep(RunReport report, RunKeeper keeper) {
    files.forEach((name, bytes) -> keep(report.id(), name, bytes, keeper));
    pack(report, keeper);
    keeper.add(report.id(), listed);
    files.clear(); // who took them is remembered for a while, and need not be heavy
  }

  private void keep(String run, String name, byte[] bytes, RunKeeper keeper) {
    if (keeper.artifact(run, name, bytes)) {
      listed.add(new Artifact(name, bytes.length));
    }
  }

  /** A capsule that can't be packed again stays as it was, and costs nothing else. */
  private void pack(RunReport report, RunKeeper keeper) {
    try {
      keeper
          .kept(report.id(), Capsule.NAME)
          .map(zip -> packed(zip, report.with(listed).without(Capsule.NAME)))
          .ifPresent(zip -> keep(report.id(), Capsule.NAME, zip, keeper));
    } catch (RuntimeException e) {
      LOG.warn("The capsule of run {} can't get more files", report.id(), e);
    }
  }

  private byte[] packed(byte[] zip, RunReport report) {
    RawData raw = new RawData();
    files.forEach(raw::artifact);
    return CapsuleWriter.with(zip, report, raw.recordings(), raw.profiles());
  }
}
