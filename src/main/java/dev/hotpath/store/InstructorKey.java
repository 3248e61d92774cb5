package dev.hotpath.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secret that tells a classroom's instructor from its attendees: a file of the owner's own in
 * the data folder, so that the link which was printed at the first start stays good.
 */
final class InstructorKey {

  private static final int BYTES = 16;

  private InstructorKey() {}

  /**
   * Reads it; makes it where there is none.
   *
   * @return 32 hexadecimal digits
   */
  static String in(Path folder) {
    Path file = folder.resolve("instructor.key");
    try {
      make(file);
      String key = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!key.matches("[0-9a-f]{32}")) {
        throw new StoreException(
            "the instructor's key " + file,
            "is not one",
            "delete that file: the next start makes another, and prints the new link");
      }
      return key;
    } catch (IOException e) {
      throw new StoreException(
          "the instructor's key " + file,
          "can't be read or made (" + e + ")",
          "check the folder's permissions and free space",
          e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownersOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    if (Files.exists(file)) {
      return;
    }
    // Written beside it and moved: a start that is cut short leaves no half of a key.
    Path fresh = file.resolveSibling("instructor.key.new");
    Files.deleteIfExists(fresh);
    try (var channel =
        Files.newByteChannel(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly)) {
      channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(random) + "\n"));
    }
    Files.move(fresh, file);
  }
}
