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
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Runs the learner's code once more, under the profiler, and keeps what that shows. */
final class Profiling {

  /** What the recording is called. */
  static final String RECORDING = "recording.jfr";

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
    try (Worker worker = slot.take(workers.forProfiling(exercise, yourOptions))) {
      return worker.run(
          new Job.RunProfile(
              kit.with(yours),
              kit.qualified(benchmark),
              exercise.views().stream().map(View::key).toList(),
              WARMUP_MILLIS,
              RECORD_MILLIS),
          limit,
          event -> {
            switch (event) {
              case JobEvent.Profiled profiled -> keep(profiled.samples(), sources);
              case JobEvent.ProfileEnded ended -> {
                if (ended.recording().length > 0) {
                  artifacts.accept(RECORDING, ended.recording());
                }
              }
              default -> {}
            }
          });
    }
  }

  private void keep(StackSamples samples, Sources sources) {
    FlameGraph graph = FlameGraph.of(samples, sources);
    artifacts.accept("flame-" + samples.view() + ".json", JSON.writeValueAsBytes(graph));
    Exports.of(samples, sources, kit.exercise().id()).forEach(artifacts);
  }
}
