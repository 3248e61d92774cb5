package dev.hotpath.run;

import dev.hotpath.evidence.export.Exports;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.StackSamples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Runs the learner's code once more, under the profiler, and keeps what that shows. */
final class Profiling {

  /** What the recording of the teaching view is called. */
  static final String RECORDING = "recording.jfr";

  private static final String OF_VIEW = "recording-";
  private static final String JFR = ".jfr";
  private static final int WARMUP_MILLIS = 500;
  private static final int RECORD_MILLIS = 1_000;
  private static final JsonMapper JSON = RunDocuments.mapper();

  private final Inspection.Subject subject;

  Profiling(Inspection.Subject subject) {
    this.subject = subject;
  }

  /** Takes those of an exercise, or others. */
  Ending run(List<View> views) throws InterruptedException {
    BenchmarkKit kit = subject.kit();
    Exercise exercise = kit.exercise();
    List<String> paths =
        Stream.concat(exercise.edit().stream(), exercise.show().stream())
            .map(SourceFile::path)
            .toList();
    Sources sources = new Sources(exercise.packageName(), paths);
    List<String> keys = views.stream().map(View::key).toList();
    String teaching = exercise.profiles().stream().map(View::key).findFirst().orElse("");
    Intake intake = new Intake(keys, teaching, sources, exercise.id(), subject.artifacts());
    try (Worker worker =
        subject.slot().take(subject.workers().forProfiling(exercise, subject.options()))) {
      return worker.run(
          new Job.RunProfile(
              kit.with(subject.yours()),
              kit.qualified(subject.benchmark()),
              keys,
              WARMUP_MILLIS,
              RECORD_MILLIS),
          subject.limit(),
          intake::take);
    }
  }

  /** Whether a file that a run left is a recording of its profiler. */
  static boolean isRecording(String name) {
    return name.equals(RECORDING) || (name.startsWith(OF_VIEW) && name.endsWith(JFR));
  }

  /** Keeps what a worker sends, as far as it was asked for. */
  static final class Intake {

    private final String teaching;
    private final Sources sources;
    private final String title;
    private final BiConsumer<String, byte[]> artifacts;
    // A worker that is not ours any more may send what nobody asked for, or send it again.
    private final Set<String> awaited;
    private final Set<String> unrecorded;

    /**
     * @param teaching the exercise's first, whose recording has the plain name
     * @param title of what is profiled
     */
    Intake(
        List<String> views,
        String teaching,
        Sources sources,
        String title,
        BiConsumer<String, byte[]> artifacts) {
      this.teaching = teaching;
      this.sources = sources;
      this.title = title;
      this.artifacts = artifacts;
      awaited = new HashSet<>(views);
      unrecorded = new HashSet<>(views);
    }

    void take(JobEvent event) {
      switch (event) {
        case JobEvent.Profiled profiled -> {
          if (awaited.remove(profiled.samples().view())) {
            keep(profiled.samples());
          }
        }
        case JobEvent.Recorded recorded -> {
          if (unrecorded.remove(recorded.view())) {
            boolean first = recorded.view().equals(teaching);
            artifacts.accept(
                first ? RECORDING : OF_VIEW + recorded.view() + JFR, recorded.recording());
          }
        }
        default -> {}
      }
    }

    private void keep(StackSamples samples) {
      FlameGraph graph = FlameGraph.of(samples, sources);
      artifacts.accept("flame-" + samples.view() + ".json", JSON.writeValueAsBytes(graph));
      Exports.of(samples, sources, title).forEach(artifacts);
    }
  }
}
