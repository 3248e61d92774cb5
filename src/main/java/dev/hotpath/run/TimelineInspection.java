package dev.hotpath.run;

import dev.hotpath.evidence.timeline.Timeline;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the benchmark under the JDK's own recorder, and keeps what each thread did when. */
final class TimelineInspection implements Inspection {

  private static final int WARMUP_MILLIS = 500;
  private static final int RECORD_MILLIS = 1_000;

  // In the sandbox the folder for it is in memory, and a copy of it is made there.
  private static final int MAX_RECORDING_BYTES = 24 << 20;
  private static final String RECORDING = "recording-" + View.TIMELINE.key() + ".jfr";

  @Override
  public Ending take(Subject subject) throws InterruptedException {
    Intake intake = new Intake();
    Job job =
        new Job.RunTrace(
            subject.kit().with(subject.yours()),
            subject.kit().qualified(subject.benchmark()),
            WARMUP_MILLIS,
            RECORD_MILLIS,
            MAX_RECORDING_BYTES);
    try (Worker worker =
        subject
            .slot()
            .take(subject.workers().forProfiling(subject.exercise(), subject.options()))) {
      Ending ending = worker.run(job, subject.limit(), intake::take);
      return ending instanceof Ending.Finished
          ? intake.keep(subject.exercise(), subject.artifacts()).orElse(ending)
          : ending;
    }
  }

  /** What a worker sends, as far as one of ours would. */
  static final class Intake {

    private final List<TraceEvents> events = new ArrayList<>();
    private @Nullable Trace trace;
    private byte @Nullable [] recording;
    private long size;
    private @Nullable String failed;

    void take(JobEvent event) {
      switch (event) {
        case JobEvent.TracedEvents part -> {
          size += Math.max(1, part.events().size()); // as many empty ones would fill the memory too
          if (size <= Trace.MAX_EVENTS) {
            events.add(part.events());
          }
        }
        case JobEvent.Traced whole -> trace = whole.trace();
        case JobEvent.Recorded recorded -> recording = recorded.recording();
        case JobEvent.BenchmarkFailed thrown -> failed = thrown.message();
        default -> {}
      }
    }

    /**
     * Leaves its files.
     *
     * @return why there are none; empty where there are
     */
    Optional<Ending> keep(Exercise exercise, BiConsumer<String, byte[]> artifacts) {
      if (failed != null) {
        return Optional.of(new Ending.HarnessFailed("the benchmark threw: " + failed));
      } else if (trace == null || size > Trace.MAX_EVENTS) {
        return Optional.of(new Ending.Tampered("it sent no trace, or one without end"));
      }
      List<String> paths =
          Stream.concat(exercise.edit().stream(), exercise.show().stream())
              .map(SourceFile::path)
              .toList();
      Timeline timeline;
      try {
        timeline = Timeline.of(trace, events, exercise.packageName(), paths);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        return Optional.of(new Ending.Tampered("it sent a trace that is none: " + e.getMessage()));
      }
      artifacts.accept(
          Timeline.OVERVIEW, RunDocuments.mapper().writeValueAsBytes(timeline.overview()));
      artifacts.accept(Timeline.FILE, timeline.packed());
      artifacts.accept(Timeline.EXPORT, timeline.export());
      if (recording != null) {
        artifacts.accept(RECORDING, recording);
      }
      return Optional.empty();
    }
  }
}
