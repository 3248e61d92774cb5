package dev.hotpath.store;

import dev.hotpath.classroom.Artifacts;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Artefacts as files, {@code <folder>/<run>/<name>}.
 *
 * <p>Guarantees: no name leads out of the folder, and a reader sees a whole file or none, even
 * after a crash: a file is written and flushed beside its place, and moved there in one step.
 * Thread-safe.
 */
final class FileArtifacts implements Artifacts {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

  /** Begins with a dot, as no run does. */
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final Path unfinished;

  private FileArtifacts(Path folder) {
    this.folder = folder;
    this.unfinished = folder.resolve(UNFINISHED);
  }

  /** Opens a folder that no other process writes to, and clears what a crash left half-written. */
  static FileArtifacts open(Path folder) {
    FileArtifacts artifacts = new FileArtifacts(folder);
    try {
      Files.createDirectories(artifacts.unfinished);
      for (Path file : artifacts.leftOvers()) {
        Files.delete(file);
      }
      return artifacts;
    } catch (IOException e) {
      throw artifacts.failed("can't be written", e);
    }
  }

  private List<Path> leftOvers() throws IOException {
    try (Stream<Path> files = Files.list(unfinished)) {
      return files.toList();
    }
  }

  @Override
  public void save(String run, String name, byte[] bytes) {
    if (!isName(run) || !isName(name)) {
      throw new IllegalArgumentException(
          "artefact '" + run + "/" + name + "': not letters, digits, dots and dashes");
    }
    try {
      Path written = Files.createTempFile(unfinished, run, null);
      try {
        // Not a channel: an interrupt would close that half-way. Flushed before the move, so that
        // no name ever stands for a file that a power cut left empty.
        try (FileOutputStream out = new FileOutputStream(written.toFile())) {
          out.write(bytes);
          out.getFD().sync();
        }
        Path place = folder.resolve(run).resolve(name);
        Files.createDirectories(folder.resolve(run));
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw failed("'" + run + "/" + name + "' can't be written", e);
    }
  }

  @Override
  public Optional<byte[]> read(String run, String name) {
    if (!isName(run) || !isName(name)) {
      return Optional.empty();
    }
    Path file = folder.resolve(run).resolve(name);
    try {
      boolean ours = file.toRealPath().equals(folder.toRealPath().resolve(run).resolve(name));
      return ours && Files.isRegularFile(file)
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("'" + run + "/" + name + "' can't be read", e);
    }
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.contains("..");
  }

  private StoreException failed(String fact, IOException cause) {
    return new StoreException(
        "artefact folder " + folder,
        fact + " (" + cause + ")",
        "check its permissions and free space",
        cause);
  }
}
