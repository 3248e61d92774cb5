package dev.hotpath.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder whose files are read as UTF-8, and from which no path leads out: not with {@code ..},
 * not as an absolute path, not over a symbolic link.
 */
final class ConfinedFolder {

  /** What became of a file that was asked for. */
  sealed interface Found {
    record Text(String text) implements Found {}

    /** No such file; a remedy depends on who asked. */
    record Missing() implements Found {}

    /** A file that must not or can't be read. */
    record Unfit(String fact, String remedy) implements Found {}
  }

  private final Path folder;

  ConfinedFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /**
   * Reads one file.
   *
   * @param path relative, with forward slashes
   */
  Found read(String path) {
    if (path.startsWith("/") || path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
      return outside(path);
    }
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder.normalize())) {
      return outside(path);
    }
    try {
      if (!Files.exists(file)) {
        return new Found.Missing();
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        return outside(path);
      }
      if (!Files.isRegularFile(file)) {
        return new Found.Unfit(path + " is not a file", "replace it by a file");
      }
      return new Found.Text(decode(Files.readAllBytes(file)));
    } catch (CharacterCodingException e) {
      return new Found.Unfit(path + " is not UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      return new Found.Unfit(path + " can't be read (" + e + ")", "check the file's permissions");
    }
  }

  /**
   * Reads one file, and notes what is wrong with it.
   *
   * @param remedyIfMissing such as {@code add it}
   */
  Optional<String> read(String path, String subject, String remedyIfMissing, Problems problems) {
    return switch (read(path)) {
      case Found.Text found -> Optional.of(found.text());
      case Found.Missing _ -> {
        problems.add(subject, path + " is missing", remedyIfMissing);
        yield Optional.empty();
      }
      case Found.Unfit found -> {
        problems.add(subject, found.fact(), found.remedy());
        yield Optional.empty();
      }
    };
  }

  /**
   * Every file below, symbolic links not followed, hidden ones left out, sorted.
   *
   * @return paths relative to the folder, with forward slashes
   */
  List<String> files() {
    try (Stream<Path> tree = Files.walk(folder, new FileVisitOption[0])) {
      return tree.filter(file -> !Files.isDirectory(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith(".") && !path.contains("/."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the folders directly inside, hidden ones left out, sorted. */
  static List<String> foldersIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Found outside(String path) {
    return new Found.Unfit(
        "'" + path + "' lies outside its folder", "name a file inside, with forward slashes");
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
