package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.StackSamples;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a real worker recorded of a small exercise's starter.
 *
 * @param views what the worker made of its recording, per view
 * @param recording the JFR file itself
 */
@SuppressWarnings("ArrayRecordComponent")
public record TakenProfile(Map<String, StackSamples> views, byte[] recording) {

  /** Runs the starter's benchmark under the profiler. */
  public static TakenProfile of(String exercise, String benchmark, int millis)
      throws InterruptedException {
    Map<String, StackSamples> views = new LinkedHashMap<>();
    byte[][] recording = new byte[1][];
    try (Rig rig = new Rig(new ProcessSandbox())) {
      Exercise profiled = rig.exercise(exercise);
      BenchmarkKit kit = rig.compilers.kit(profiled);
      try (Worker worker = rig.workers.forProfiling(profiled)) {
        rig.note();
        Ending ending =
            worker.run(
                new Job.RunProfile(
                    kit.classes(), kit.qualified(benchmark), List.of("cpu", "alloc"), 500, millis),
                Duration.ofSeconds(60),
                event -> {
                  switch (event) {
                    case JobEvent.Profiled view -> views.put(view.samples().view(), view.samples());
                    case JobEvent.ProfileEnded ended -> recording[0] = ended.recording();
                    default -> {}
                  }
                });
        assertEquals(new Ending.Finished(), ending);
      }
    }
    return new TakenProfile(views, recording[0]);
  }
}
