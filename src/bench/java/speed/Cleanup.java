package speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends every process and deletes every file of this program, also after Ctrl-C. */
final class Cleanup {

  private static final int PATIENCE_SECONDS = 20;
  private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  private Cleanup() {}

  /** Deletes the folder, and ends the processes, when this JVM ends. */
  static void atEnd(Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              ending = true;
              PROCESSES.forEach(Process::destroy); // all told first, so that they end side by side
              PROCESSES.forEach(Cleanup::end);
              delete(folder);
            }));
  }

  /** Whether this JVM is about to end, so that what fails now fails because of that. */
  static boolean ending() {
    return ending;
  }

  static Process track(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    PROCESSES.add(process);
    if (ending) {
      process.destroyForcibly();
    }
    return process;
  }

  /** Asks it to end and waits; kills it and what it started when that does not help. */
  static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    // Not Process.destroy, which closes the streams that a server may still write its last words
    // to.
    process.toHandle().destroy();
    boolean interrupted = false;
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    PROCESSES.remove(process);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void ended(Process process) {
    PROCESSES.remove(process);
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException gone) {
      // As it should be.
    } catch (IOException | java.io.UncheckedIOException e) {
      System.err.println("could not delete " + folder + ": " + e.getMessage());
    }
  }
}
