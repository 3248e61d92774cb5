package dev.hotpath.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second server out of a data folder. The operating system lifts the lock when the process
 * ends, however it ends; the file stays, with the owner's process id in it.
 */
final class FolderLock implements AutoCloseable {

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock, or fails at once.
   *
   * @throws StoreException where another server has it, or the folder can't be written
   */
  static FolderLock take(Path folder) {
    String subject = "data folder " + folder;
    Path path = folder.resolve("hotpath.lock");
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!locked(file)) {
          file.close();
          throw new StoreException(
              subject,
              "another Hotpath server uses it" + owner(path),
              "stop that one, or name another folder with --data");
        }
        file.truncate(0);
        String pid = ProcessHandle.current().pid() + "\n";
        file.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(file);
      } catch (IOException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(
          subject, "can't be written (" + e + ")", "check its permissions and free space", e);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // a store of this very process has it
    }
  }

  private static String owner(Path path) {
    String pid;
    try {
      pid = Files.readString(path).strip();
    } catch (IOException e) {
      pid = ""; // only decorates the message
    }
    return pid.isEmpty() ? "" : " (process " + pid + ")";
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new StoreException("hotpath.lock", "can't be closed (" + e + ")", "check the disk", e);
    }
  }
}
