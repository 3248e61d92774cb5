package dev.hotpath.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;

/**
 * Objects that G1 calls humongous, since they take more than half of a region, each of them: the
 * recorder tells of every object that is made outside of the threads' own buffers. Other collectors
 * have no regions, and no figure.
 */
final class Humongous implements Instrument {

  private static final String MADE = "jdk.ObjectAllocationOutsideTLAB";

  private final long regionBytes;
  private @Nullable Recording recording;
  private double operations;
  private double objects = Double.NaN;

  /**
   * Records nothing yet.
   *
   * @param regionBytes of the heap; 0 or less where it has no regions
   */
  Humongous(long regionBytes) {
    this.regionBytes = regionBytes;
  }

  @Override
  public void begins() {
    if (regionBytes > 0) {
      FlightRecorder.getFlightRecorder(); // its start shall not fall into the iterations
    }
  }

  @Override
  public void starts(boolean last) {
    record();
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    operations += Share.operations(result);
    if (last) {
      stop();
    }
  }

  /** By operation. */
  @Override
  public double figure() {
    return objects / operations;
  }

  /** So many were made between {@link #record} and {@link #stop}. */
  double objects() {
    return objects;
  }

  void record() {
    if (recording == null && regionBytes > 0) {
      Recording started = new Recording();
      started.enable(MADE).withoutStackTrace();
      started.start();
      recording = started;
    }
  }

  void stop() {
    if (recording == null || Double.isFinite(objects)) {
      return;
    }
    try (Recording ended = recording) {
      ended.stop();
      Path file = Files.createTempFile("humongous", ".jfr");
      ended.dump(file);
      double counted = 0;
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          counted += isHumongous(events.readEvent()) ? 1 : 0;
        }
      }
      Files.delete(file);
      objects = counted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isHumongous(RecordedEvent event) {
    return event.getEventType().getName().equals(MADE)
        && event.getLong("allocationSize") > regionBytes / 2;
  }
}
