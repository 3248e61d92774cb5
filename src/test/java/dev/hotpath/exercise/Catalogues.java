package dev.hotpath.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Small catalogues for tests: the sound one, or a copy of it to break. */
final class Catalogues {

  static final Set<String> METRICS = Set.of("speedup", "bytes-per-op");
  static final Path SOUND = Path.of("src/test/resources/catalogues/sound");

  private Catalogues() {}

  /** Copies the sound {@code exercises/} and {@code solutions/} to a folder. */
  static void copyTo(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(SOUND)) {
      for (Path from : tree.toList()) {
        Path to = folder.resolve(SOUND.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
  }

  static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " has no '" + from + "' to replace");
    }
    Files.writeString(file, text.replace(from, to));
  }

  static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}
