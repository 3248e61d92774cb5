package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one child: its socket, and in the lower tier its files. */
final class ChildFolder {

  private static final Logger LOG = LoggerFactory.getLogger(ChildFolder.class);

  private ChildFolder() {}

  /** A new folder that others can enter only if they know its random name. */
  static Path create() {
    try {
      Path folder = Files.createTempDirectory(base(), "hotpath-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder;
    } catch (IOException e) {
      throw new RunException("no folder for a child can be made in the temporary directory", e);
    }
  }

  // A child with a user id of its own can't enter a temporary directory that is this user's alone.
  private static Path base() {
    Path own = Path.of(System.getProperty("java.io.tmpdir"));
    return OwnUid.possible() && !OpenToAll.test(own) ? Path.of("/tmp") : own;
  }

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException("the folder " + folder + " can't be made", e);
    }
  }

  /** Deletes it with all that is in it; says so in the log where something stays. */
  static void discard(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.warn("The folder {} of a child JVM is left behind: {}", folder, e.toString());
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
