package dev.hotpath.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;

/**
 * Where threads wait, by the JDK's own recorder, every wait however short. One recording for all
 * instruments of a fork; whoever asks for one of them takes no time from that fork.
 *
 * <p>JMH's threads wait too, for each other: what they do outside of the benchmark is not counted.
 */
final class Waits {

  private static final String BLOCKED = "jdk.JavaMonitorEnter";
  private static final String PARKED = "jdk.ThreadPark";
  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final String CONDITION = "ConditionObject";

  private @Nullable Recording recording;
  private double operations;
  private double lockNanos;
  private double parks;
  private double pinned;
  private boolean read;

  /** Nanoseconds that threads waited for {@code synchronized} and for locks, by operation. */
  Instrument lockNanos() {
    return of(waits -> waits.lockNanos);
  }

  /** How often platform threads were parked, by operation. */
  Instrument parks() {
    return of(waits -> waits.parks);
  }

  /** How often virtual threads waited without leaving their carrier, by operation. */
  Instrument pinned() {
    return of(waits -> waits.pinned);
  }

  private Instrument of(ToDoubleFunction<Waits> total) {
    return new Instrument() {
      private double own;

      @Override
      public void begins() {
        FlightRecorder.getFlightRecorder(); // its start shall not fall into the iterations
      }

      @Override
      public void starts(boolean last) {
        record();
      }

      @Override
      public void ended(IterationResult result, boolean last) {
        own += Share.operations(result);
        if (last) {
          operations = own;
          stop();
        }
      }

      @Override
      public double figure() {
        return read ? total.applyAsDouble(Waits.this) / operations : Double.NaN;
      }
    };
  }

  private void record() {
    if (recording == null) {
      Recording started = new Recording();
      for (String event : List.of(BLOCKED, PARKED, PINNED)) {
        started.enable(event).withThreshold(Duration.ZERO).withStackTrace();
      }
      started.start();
      recording = started;
    }
  }

  private void stop() {
    if (recording == null || read) {
      return;
    }
    try (Recording ended = recording) {
      ended.stop();
      Path file = Files.createTempFile("waits", ".jfr");
      ended.dump(file);
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          count(events.readEvent());
        }
      }
      Files.delete(file);
      read = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(RecordedEvent event) {
    if (ofHarness(event)) {
      return;
    }
    switch (event.getEventType().getName()) {
      case BLOCKED -> lockNanos += event.getDuration().toNanos();
      case PARKED -> {
        parks++;
        if (forLock(event.getClass("parkedClass"))) {
          lockNanos += event.getDuration().toNanos();
        }
      }
      case PINNED -> pinned++;
      default -> {}
    }
  }

  /** A lock is waited for like {@code synchronized}; a condition is what others have to bring. */
  private static boolean forLock(@Nullable RecordedClass blocker) {
    return blocker != null
        && blocker.getName().startsWith(LOCKS)
        && !blocker.getName().endsWith(CONDITION);
  }

  /** Whether a thread of the JVM's own waited, or one of JMH's by JMH's own will. */
  private static boolean ofHarness(RecordedEvent event) {
    RecordedThread thread = event.getThread();
    if (thread == null || thread.getJavaName() == null) {
      return true;
    }
    String name = thread.getJavaName();
    if (ofJvm(name, thread.getThreadGroup())) {
      return true;
    }
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null || !(name.equals("main") || name.contains("-jmh-worker-"))) {
      return false;
    }
    for (RecordedFrame frame : stack.getFrames()) { // the innermost first
      String type = frame.getMethod().getType().getName();
      if (type.contains(".jmh_generated.")) {
        return false;
      } else if (type.startsWith("org.openjdk.jmh.")) {
        return true;
      }
    }
    return !stack.isTruncated();
  }

  // The recorder's threads wait for each other when it is stopped, and cleaners for work.
  private static boolean ofJvm(String name, @Nullable RecordedThreadGroup group) {
    return name.startsWith("JFR ")
        || (group != null
            && (Objects.equals(group.getName(), "system")
                || Objects.equals(group.getName(), "InnocuousThreadGroup")));
  }
}
