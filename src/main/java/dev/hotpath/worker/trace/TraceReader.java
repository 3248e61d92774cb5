package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;

/** Makes a trace of what a {@link Tracer} recorded. */
public final class TraceReader {

  private static final String NO_COUNTERS =
      "This machine does not tell which thread had a core: running and ready are one.";
  private static final String NO_PARKING =
      "No virtual thread was seen parked; where this JDK does not tell it, they seem active.";
  private static final String GUESSED =
      "Where several carriers were free, on which of them a virtual thread ran is a guess.";
  private static final String TICKS =
      "Running and ready are counted by the kernel every 10 ms and shared out between the waits.";

  private TraceReader() {}

  /**
   * A trace, as it is sent.
   *
   * @param recording what the recorder itself wrote
   */
  public record Read(List<TraceEvents> events, Trace trace, Path recording) {
    public Read {
      events = List.copyOf(events);
    }
  }

  /**
   * Reads it.
   *
   * @param benchmark {@code package.Class.method}
   * @param operations of the benchmark while it was recorded
   * @throws IOException where there is nothing to read
   */
  public static Read read(Tracer tracer, String benchmark, int askedMillis, long operations)
      throws IOException {
    Tracer.Recorded recorded = tracer.write();
    EventReader reader = new EventReader(benchmark, recorded.begin());
    try (RecordingFile file = new RecordingFile(recorded.file())) {
      while (file.hasMoreEvents()) {
        reader.take(file.readEvent());
      }
    }
    int from = reader.counts.from();
    int to = reader.counts.to();
    if (from >= to) {
      throw new IOException("the recording has no beginning and end");
    }
    reader.finish(recorded.osThreads());
    Ends ends = new Ends(reader, from, to);
    ends.add(recorded.before(), recorded.after());
    ends.addVirtual();
    Columns columns = reader.columns;
    columns.clip(from, to);
    List<TraceEvents> parts = columns.parts();
    Trace trace =
        new Trace(
            to - from,
            Math.multiplyExact(askedMillis, 1_000_000),
            operations,
            Runtime.getRuntime().availableProcessors(),
            columns.size(),
            columns.dropped(),
            recorded.sampler(),
            recorded.cut(),
            gaps(reader),
            reader.threads.all(from, to),
            reader.names.all(),
            reader.stacks.frames(),
            reader.stacks.stacks(),
            reader.deoptimisations.all(),
            reader.own.kinds(),
            reader.own.events());
    return new Read(parts, trace, recorded.file());
  }

  private static List<String> gaps(EventReader reader) {
    List<String> gaps = new ArrayList<>();
    gaps.add(reader.counts.scheduled() ? TICKS : NO_COUNTERS);
    if (reader.threads.anyVirtual() && !reader.carriers.known()) {
      gaps.add(NO_PARKING);
    } else if (reader.carriers.guessed()) {
      gaps.add(GUESSED);
    }
    return gaps;
  }
}
