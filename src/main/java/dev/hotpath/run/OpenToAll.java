package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Whether a user id of its own, such as a child's, can reach a path at all. */
final class OpenToAll {

  private OpenToAll() {}

  /** Whether every folder down to it lets others in, and they may read it. */
  static boolean test(Path path) {
    try {
      Path real = path.toRealPath();
      for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
        if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      }
      return Files.getPosixFilePermissions(real).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
