import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** What the programs in this folder share. */
final class Common {

  private Common() {}

  /** Loads one core half of the time, a tenth of a second to two seconds at once. */
  static void burst() {
    Random random = new Random(1);
    try {
      while (true) {
        long end = System.nanoTime() + (long) ((0.1 + 1.9 * random.nextDouble()) * 1e9);
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        Thread.sleep((long) (100 + 1_900 * random.nextDouble()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : Arrays.asList(all.toArray(Path[]::new)).reversed()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
