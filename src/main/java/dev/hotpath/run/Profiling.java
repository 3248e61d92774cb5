package dev.hotpath.run;

import dev.hotpath.evidence.export.Exports;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.StackSamples;
import java.time.Duration;
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

  private final Workers workers;
  private final BenchmarkKit kit;
  private final List<String> yourOptions;
  private final Duration limit;
  private final WorkerSlot slot;
  private final BiConsumer<String, byte[]> artifacts;

  /**
   * @param yourOptions of the JVM, behind the exercise's own
   * @param artifacts told of each file, name and bytes
   */
  Profiling(
      Workers workers,
      BenchmarkKit kit,
      List<String> yourOptions,
      Duration limit,
      WorkerSlot slot,
      BiConsumer<String, byte[]> artifacts) {
    this.workers = workers;
    this.kit = kit;
    this.yourOptions = yourOptions;
    this.limit = limit;
    this.slot = slot;
    this.artifacts = artifacts;
  }

  Ending run(List<ClassFile> yours, String benchmark) throws InterruptedException {
    Exercise exercise = kit.exercise();
    List<String> paths =
        Stream.concat(exercise.edit().stream(), exercise.show().stream())
            .map(SourceFile::path)
            .toList();
    Sources sources = new Sources(exercise.packageName(), paths);
    List<String> views = exercise.views().stream().map(View::key).toList();
    Intake intake = new Intake(views, sources, exercise.id(), artifacts);
    try (Worker worker = slot.take(workers.forProfiling(exercise, yourOptions))) {
      return worker.run(
          new Job.RunProfile(
              kit.with(yours), kit.qualified(benchmark), views, WARMUP_MILLIS, RECORD_MILLIS),
          limit,
          intake::take);
    }
  }

  /** Whether a file that a run left is a recording of its profiler. */
  static boolean isRecording(String name) {
    return name.equals(RECORDING) || (name.startsWith(OF_VIEW) && name.endsWith(JFR));
  }

  /** Keeps what a worker sends, as far as it was asked for. */
  static final class Intake {

    private final List<String> views;
    private final Sources sources;
    private final String title;
    private final BiConsumer<String, byte[]> artifacts;
    // A worker that is not ours any more may send what nobody asked for, or send it again.
    private final Set<String> awaited;
    private final Set<String> unrecorded;

    /**
     * @param title of what is profiled
     */
    Intake(
        List<String> views, Sources sources, String title, BiConsumer<String, byte[]> artifacts) {
      this.views = views;
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
            boolean first = recorded.view().equals(views.getFirst());
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
