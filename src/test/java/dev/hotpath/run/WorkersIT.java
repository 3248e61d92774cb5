package dev.hotpath.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that do not do what they are meant to. */
@Timeout(120)
class WorkersIT {

  private final Rig rig = new Rig(new ProcessSandbox());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_spare_that_died_while_it_waited_is_not_handed_out() throws InterruptedException {
    await().atMost(Duration.ofSeconds(60)).until(() -> rig.workers.waiting() == 1);
    killed(Rig.children("test").getFirst());
    assertEquals("Correct: all 5 tests passed. Now measuring.", correct());
  }

  @Test
  void a_spare_that_died_while_it_started_is_not_waited_for() throws InterruptedException {
    await().until(() -> Rig.children("test").size() == 1);
    killed(Rig.children("test").getFirst());
    assertEquals("Correct: all 5 tests passed. Now measuring.", correct());
  }

  private String correct() throws InterruptedException {
    return rig.tested("ada", Rig.files("correct")).summary();
  }

  private static void killed(ProcessHandle worker) {
    worker.destroyForcibly();
    await().until(() -> !worker.isAlive());
  }

  @Test
  void nothing_is_started_after_the_end() throws InterruptedException {
    rig.workers.close();
    RunException thrown = assertThrows(RunException.class, rig.workers::forTests);
    assertEquals("this server is shutting down", thrown.getMessage());
  }

  @Test
  void a_class_file_outside_of_its_folder_is_refused_by_the_worker() throws InterruptedException {
    try (Worker worker = rig.workers.forTests()) {
      Ending ending =
          worker.run(
              new Job.RunTests(
                  List.of(new ClassFile("../../escaped.class", new byte[] {1})),
                  List.of("a.A"),
                  10_000),
              Duration.ofSeconds(20),
              event -> {});
      assertEquals(
          new Ending.HarnessFailed(
              "java.io.IOException: a class file outside of its folder: ../../escaped.class"),
          ending);
    }
  }

  @Test
  void a_test_class_that_does_not_exist_is_reported_as_no_test() throws InterruptedException {
    int[] ended = {-1};
    try (Worker worker = rig.workers.forTests()) {
      Ending ending =
          worker.run(
              new Job.RunTests(List.of(), List.of("no.SuchTest"), 10_000),
              Duration.ofSeconds(20),
              event -> {
                if (event instanceof JobEvent.TestsEnded all) {
                  ended[0] = all.tests();
                }
              });
      assertTrue(
          ending instanceof Ending.HarnessFailed || ended[0] >= 0, () -> "it ended as " + ending);
    }
  }
}
