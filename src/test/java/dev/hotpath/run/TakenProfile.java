package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.protocol.StackSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a real worker recorded of a small exercise.
 *
 * @param views what the worker made of its recordings, per view
 * @param recordings the JFR files, by the first view that each holds
 */
public record TakenProfile(Map<String, StackSamples> views, Map<String, byte[]> recordings) {

  /** Runs the starter's benchmark under the profiler. */
  public static TakenProfile of(String exercise, String benchmark, List<String> views, int millis)
      throws InterruptedException {
    return each(exercise, benchmark, views, millis, List.of(List.of())).getFirst();
  }

  /**
   * Runs a benchmark once for each version of what the learner edits.
   *
   * @param versions of the files; an empty one is the starter
   */
  public static List<TakenProfile> each(
      String exercise,
      String benchmark,
      List<String> views,
      int millis,
      List<List<SourceFile>> versions)
      throws InterruptedException {
    List<TakenProfile> taken = new ArrayList<>();
    try (Rig rig = new Rig(new ProcessSandbox())) {
      Exercise profiled = rig.exercise(exercise);
      BenchmarkKit kit = rig.compilers.kit(profiled);
      for (List<SourceFile> version : versions) {
        List<ClassFile> classes =
            version.isEmpty() ? kit.classes() : kit.with(compiled(rig, profiled, version));
        taken.add(
            take(
                rig,
                profiled,
                new Job.RunProfile(classes, kit.qualified(benchmark), views, 500, millis)));
      }
    }
    return taken;
  }

  private static List<ClassFile> compiled(Rig rig, Exercise exercise, List<SourceFile> files)
      throws InterruptedException {
    Compiled compiled = rig.compilers.submission(exercise, files);
    assertEquals(Compiled.Outcome.OK, compiled.outcome(), () -> "" + compiled.diagnostics());
    return compiled.classes();
  }

  private static TakenProfile take(Rig rig, Exercise exercise, Job.RunProfile job)
      throws InterruptedException {
    TakenProfile taken = new TakenProfile(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (Worker worker = rig.workers.forProfiling(exercise)) {
      rig.note();
      Ending ending =
          worker.run(
              job,
              Duration.ofSeconds(60),
              event -> {
                switch (event) {
                  case JobEvent.Profiled view ->
                      taken.views.put(view.samples().view(), view.samples());
                  case JobEvent.Recorded recorded ->
                      taken.recordings.put(recorded.view(), recorded.recording());
                  default -> {}
                }
              });
      assertEquals(new Ending.Finished(), ending);
    }
    return taken;
  }

  /** What was recorded for a view, and for those that were recorded with it. */
  public byte[] recording(String view) {
    return Objects.requireNonNull(recordings.get(view), () -> view + " in " + recordings.keySet());
  }
}
