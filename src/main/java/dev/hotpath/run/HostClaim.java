package dev.hotpath.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process takes of its host: one folder for all its children, and a block of user ids. A
 * lock on a file in the folder says that it is taken. The lock dies with the process, so the next
 * server finds what a killed one has left behind, processes and files, and clears it away.
 */
final class HostClaim {

  private static final Logger LOG = LoggerFactory.getLogger(HostClaim.class);

  // Between the ranges that systemd has for home folders and for services, below 65,536 so that it
  // is
  // there in a container with a user namespace: systemd.io/UIDS-GIDS.
  private static final int FIRST_UID = 60_710;
  private static final int UIDS_PER_CLAIM = 50;
  private static final int CLAIMS = 9;

  private static final Object ONCE = new Object();
  private static @Nullable HostClaim own;

  private final Path folder;
  private final int firstUid;
  private final BitSet leased = new BitSet(UIDS_PER_CLAIM);

  // Held, since a channel that is collected gives its lock back.
  @SuppressWarnings("unused")
  private final FileChannel lock;

  private HostClaim(Path folder, int firstUid, FileChannel lock) {
    this.folder = folder;
    this.firstUid = firstUid;
    this.lock = lock;
  }

  /** This process's claim; the first call makes it, the end of the process gives it back. */
  static HostClaim own() {
    synchronized (ONCE) {
      if (own == null) {
        own = claim();
        Path folder = own.folder;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.discard(folder)));
      }
      return own;
    }
  }

  private static HostClaim claim() {
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
    for (int n = 0; n < CLAIMS; n++) {
      Path folder = base().resolve("hotpath-" + user + "-" + n);
      try {
        if (!ours(folder)) {
          continue;
        }
        FileChannel lock = lock(folder.resolve("lock"));
        if (lock != null) {
          HostClaim claim = new HostClaim(folder, FIRST_UID + n * UIDS_PER_CLAIM, lock);
          claim.clearAway();
          return claim;
        }
      } catch (IOException e) {
        throw new RunException("no folder for children can be made at " + folder, e);
      }
    }
    throw new RunException(
        "%d Hotpath servers of user %s run on this machine already; end one of them"
            .formatted(CLAIMS, user));
  }

  // A child with a user id of its own can't enter a temporary directory that is this user's alone.
  private static Path base() {
    Path own = Path.of(System.getProperty("java.io.tmpdir"));
    return OwnUid.possible() && !OpenToAll.test(own) ? Path.of("/tmp") : own;
  }

  /** Whether the folder is there and nobody else's: anyone may make folders in {@code /tmp}. */
  private static boolean ours(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (FileAlreadyExistsException e) {
      // By number: in a container the user need not have a name.
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
              .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
    return true;
  }

  /** Null where another process has it. */
  private static @Nullable FileChannel lock(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException usual) {
      // Left by the last owner, or held by the present one.
    }
    // Not read through a stream to look: closing any descriptor of a file drops the process's
    // locks.
    Object before = identity(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // Its last owner may have deleted it between our opening and our locking.
      if (channel.tryLock() != null && before.equals(identity(file))) {
        return channel;
      }
    } catch (OverlappingFileLockException inThisProcess) {
      // As taken as by another.
    }
    channel.close();
    return null;
  }

  private static Object identity(Path file) throws IOException {
    try {
      return Objects.requireNonNull(
          Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException gone) {
      return new Object(); // equal to nothing
    }
  }

  private void clearAway() throws IOException {
    if (OwnUid.possible()) {
      int killed = OwnUid.killAll(firstUid, UIDS_PER_CLAIM);
      if (killed > 0) {
        LOG.info("Ended what a killed server left behind; processes: {}", killed);
      }
      OwnUid.clearAll(firstUid, UIDS_PER_CLAIM);
    }
    try (var left = Files.list(folder)) {
      left.filter(path -> !path.endsWith("lock"))
          .forEach(path -> {
            Cgroup.remove(path.getFileName().toString());
            Folders.discard(path);
          });
    }
  }

  /** A new folder for one child, which others can enter only if they know its random name. */
  Path newFolder() {
    try {
      Path child = Files.createTempDirectory(folder, "jvm-");
      Files.setPosixFilePermissions(child, PosixFilePermissions.fromString("rwx--x--x"));
      return child;
    } catch (IOException e) {
      throw new RunException("no folder for a child can be made in " + folder, e);
    }
  }

  /** A folder of this process, by name. */
  Path folder(String name) {
    return folder.resolve(name);
  }

  /** A user id that no other child of any server has now; empty where none is left. */
  synchronized OptionalInt leaseUid() {
    int free = leased.nextClearBit(0);
    if (free >= UIDS_PER_CLAIM) {
      return OptionalInt.empty();
    }
    leased.set(free);
    return OptionalInt.of(firstUid + free);
  }

  synchronized void returnUid(int uid) {
    leased.clear(uid - firstUid);
  }
}
