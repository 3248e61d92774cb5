package dev.hotpath.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who compiles, and when it has nothing to do, by what the kernel says. */
@Timeout(60)
class CompilerThreadsTest {

  @TempDir private Path task;

  private Path thread(int id, String name, char state) throws IOException {
    Path folder = Files.createDirectories(task.resolve(String.valueOf(id)));
    Files.writeString(folder.resolve("comm"), name + "\n");
    Files.writeString(folder.resolve("stat"), "%d (%s) %c 1 2 3".formatted(id, name, state));
    return folder;
  }

  @Test
  void this_jvm_has_some() throws IOException {
    CompilerThreads here = new CompilerThreads();
    try (Stream<Path> threads = Files.list(CompilerThreads.THREADS)) {
      assertTrue(threads.anyMatch(here::has));
    }
  }

  @Test
  void they_are_known_by_their_names() throws IOException {
    CompilerThreads threads = new CompilerThreads(task);
    assertTrue(threads.has(thread(1, "C2 CompilerThre", 'S')));
    assertTrue(threads.has(thread(2, "C1 CompilerThre", 'S')));
    assertFalse(threads.has(thread(3, "main", 'R')));
    assertFalse(threads.has(task.resolve("gone")));
  }

  @Test
  void one_waits_for_as_long_as_one_of_them_works() throws Exception {
    thread(1, "main (C2) R", 'R'); // works, and compiles nothing
    thread(2, "C1 CompilerThre", 'S');
    thread(3, "C2 CompilerThre", 'R');
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                new CompilerThreads(task).awaitIdle(Duration.ofHours(1));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertFalse(waiting.join(Duration.ofMillis(50)), "it is compiled yet");
    thread(3, "C2 CompilerThre", 'S');
    await().until(() -> !waiting.isAlive());
  }

  @Test
  void one_who_is_never_idle_is_not_waited_for_longer() throws Exception {
    thread(1, "C2 CompilerThre", 'R');
    Duration most = Duration.ofMillis(20);
    long start = System.nanoTime();
    new CompilerThreads(task).awaitIdle(most); // it would hang
    assertTrue(System.nanoTime() - start >= most.toNanos(), "it waits as long as it may");
  }
}
