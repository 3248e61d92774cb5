package dev.hotpath.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.exercise.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a fork does while it is another's turn: nothing, with all its threads. */
@Timeout(300)
class PauseIT {

  @Test
  void a_fork_is_stopped_between_its_turns_in_tier_process() throws Exception {
    assertStopped(new ProcessSandbox());
  }

  @Test
  void a_fork_is_stopped_between_its_turns_in_tier_namespaces() throws Exception {
    assertStopped(Tiers.namespaces());
  }

  private static void assertStopped(Sandbox sandbox) throws Exception {
    try (Rig rig = new Rig(sandbox, Rig.PATIENT)) {
      Exercise exercise = rig.exercise("repeat");
      List<Worker> started = new ArrayList<>();
      Trial.Task task =
          new Trial.Task(
              () -> {
                started.add(rig.workers.forMeasuring(exercise));
                return started.getLast();
              },
              true,
              "repeat",
              List.of(),
              List.of(),
              List.of());
      Trial trial =
          new Trial(
              rig.compilers.kit(exercise), Rig.PATIENT.fork(), new WorkerSlot(), new RawData());
      int[] turns = {0};
      Trial.Fork fork =
          trial.take(
              task,
              () -> {
                long pid = started.getLast().jvm().pid();
                await().until(() -> states(pid), states -> states.contains("T"));
                turns[0]++;
              });
      assertEquals(Trial.WARMUP_ITERATIONS + Trial.SLICES, turns[0]);
      assertTrue(fork.nanosPerOp() > 0);
    }
  }

  /** Of the process and what it started: T is stopped; see proc(5). */
  private static List<String> states(long pid) {
    ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(Stream.of(child), child.descendants())
        .map(one -> state(one.pid()))
        .toList();
  }

  private static String state(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat"))
          .replaceFirst("(?s).*\\) ", "")
          .substring(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
