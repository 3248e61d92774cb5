package dev.hotpath.store;

import dev.hotpath.classroom.Artifacts;
import dev.hotpath.classroom.UnavailableException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
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
      for (Path file : listed(artifacts.unfinished)) {
        Files.delete(file);
      }
      return artifacts;
    } catch (IOException e) {
      throw new StoreException(
          "artefact folder " + folder,
          "can't be written (" + e + ")",
          "check its permissions and free space",
          e);
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public boolean save(String run, String name, byte[] bytes) {
    if (!isName(run) || !isName(name)) {
      throw new IllegalArgumentException(
          "artefact '" + run + "/" + name + "': not letters, digits, dots and dashes");
    }
    if (bytes.length > MAX_BYTES) {
      return false;
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
        return true;
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

  @Override
  public List<Kept> all() {
    List<Kept> all = new ArrayList<>();
    try {
      for (Path run : listed(folder)) {
        if (isName(run.getFileName().toString()) && isFolder(run)) {
          for (Path file : listed(run)) {
            kept(run, file).ifPresent(all::add);
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw failed("can't be read", e);
    }
  }

  /** Empty where somebody has deleted it meanwhile. */
  private static Optional<Kept> kept(Path run, Path file) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile()
          ? Optional.of(
              new Kept(
                  run.getFileName().toString(),
                  file.getFileName().toString(),
                  found.size(),
                  found.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String run, String name) {
    if (isName(run) && isName(name) && isFolder(folder.resolve(run))) {
      try {
        Files.deleteIfExists(folder.resolve(run).resolve(name));
      } catch (IOException e) {
        throw failed("'" + run + "/" + name + "' can't be deleted", e);
      }
    }
  }

  @Override
  public void delete(String run) {
    if (!isName(run) || !isFolder(folder.resolve(run))) {
      return;
    }
    try {
      Path files = folder.resolve(run);
      for (Path file : listed(files)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(files);
    } catch (DirectoryNotEmptyException e) {
      // The run goes on, and has just saved one more.
    } catch (IOException e) {
      throw failed("'" + run + "' can't be deleted", e);
    }
  }

  /** What a link leads to is somebody else's. */
  private static boolean isFolder(Path place) {
    return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.contains("..");
  }

  private UnavailableException failed(String what, IOException cause) {
    return new UnavailableException(
        "artefact folder " + folder + ", " + what + " (" + cause + ")",
        "the disk can't be read or written",
        "check its permissions and free space",
        cause);
  }
}
