package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each child a user id of its own, where this server runs as root and may: otherwise limits
 * per user don't bite, and children can signal each other.
 */
final class OwnUid {

  private static final Logger LOG = LoggerFactory.getLogger(OwnUid.class);

  private static final int MAX_PROCESSES = 256;
  private static final int MAX_FILE_BYTES = 256 << 20;
  private static final int CLEAR_SECONDS = 120;

  // Where anyone may write.
  private static final List<Path> SHARED =
      Stream.of("/tmp", "/var/tmp", "/dev/shm", "/run/lock", System.getProperty("java.io.tmpdir"))
          .distinct()
          .map(Path::of)
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .toList();

  // By the kernel in one step, as the user itself: faster than anything that it could start. Then,
  // as the user too, all its files: it can delete nothing that is not its own, whatever another
  // puts in the way meanwhile. Only folders that anyone may write to are looked into.
  private static final String KILL_AND_CLEAR =
      """
      kill -KILL -1
      user=$1
      shift
      exec find -P "$@" -xdev -mindepth 1 '(' -user "$user" -prune -exec sh -c '
        rm -rf -- "$@" || { chmod -R u+rwx -- "$@"; rm -rf -- "$@"; }
      ' clear {} + ')' -o '(' -type d ! -perm -0002 -prune ')'
      """;

  private OwnUid() {}

  /** Whether this server can give user ids away. */
  static boolean possible() {
    return "root".equals(System.getProperty("user.name")) && Tools.has("setpriv");
  }

  /**
   * A user id that nobody else has; empty where this server can't give any away.
   *
   * @throws RunException where all are taken: a child must not get the server's own instead
   */
  static OptionalInt lease() {
    if (!possible()) {
      return OptionalInt.empty();
    }
    OptionalInt uid = HostClaim.own().leaseUid();
    if (uid.isEmpty()) {
      throw new RunException(
          "all user ids for submissions are taken; wait until others have ended");
    }
    return uid;
  }

  /** Ends every process of that user, deletes its files, then lets another child have the id. */
  static void giveBack(int uid) {
    if (clear(uid)) {
      HostClaim.own().returnUid(uid);
    } else {
      LOG.warn("User id {} stays taken: what it left behind can't be cleared", uid);
    }
  }

  private static boolean clear(int uid) {
    List<String> command = new ArrayList<>(become(uid));
    command.addAll(List.of("/bin/sh", "-c", KILL_AND_CLEAR, "clear", String.valueOf(uid)));
    SHARED.forEach(folder -> command.add(folder.toString()));
    try {
      Process clear =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (clear.waitFor(CLEAR_SECONDS, TimeUnit.SECONDS)) {
        return true;
      }
      clear.descendants().forEach(ProcessHandle::destroyForcibly);
      clear.destroyForcibly();
    } catch (IOException e) {
      throw new RunException("the processes of user " + uid + " can't be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then the id stays taken
    }
    return false;
  }

  /** Deletes what a range of users has left where anyone may write. */
  static void clearAll(int firstUid, int count) {
    Set<Integer> left = new TreeSet<>();
    for (Path folder : SHARED) {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(OwnUid::owner).forEach(left::add);
      } catch (IOException e) {
        LOG.warn("{} can't be looked into for what a killed server left: {}", folder, e.toString());
      }
    }
    left.removeIf(uid -> uid < firstUid || uid >= firstUid + count);
    left.forEach(OwnUid::clear);
  }

  /**
   * Ends the processes of a range of users.
   *
   * @return how many there were
   */
  static int killAll(int firstUid, int count) {
    int killed = 0;
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.toList()) {
        String name = process.getFileName().toString();
        if (name.chars().allMatch(Character::isDigit)) {
          int uid = owner(process);
          if (uid >= firstUid && uid < firstUid + count) {
            ProcessHandle.of(Long.parseLong(name)).ifPresent(ProcessHandle::destroyForcibly);
            killed++;
          }
        }
      }
    } catch (IOException e) {
      throw new RunException("the processes of this machine can't be listed", e);
    }
    return killed;
  }

  private static int owner(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException gone) {
      return -1;
    }
  }

  private static List<String> become(int uid) {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
  }

  /** The prefix that takes on the user id and its limits. */
  static List<String> command(OptionalInt uid) {
    List<String> command = new ArrayList<>();
    uid.ifPresent(id -> command.addAll(become(id)));
    if (Tools.has("prlimit")) {
      command.add("prlimit");
      // Per user, so only where the user is the child's own.
      if (uid.isPresent()) {
        command.add("--nproc=" + MAX_PROCESSES);
      }
      command.addAll(List.of("--core=0", "--fsize=" + MAX_FILE_BYTES, "--nofile=1024", "--"));
    }
    return command;
  }

  static void give(Path path, int uid) {
    try {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", uid);
    } catch (IOException e) {
      throw new RunException("the folder " + path + " can't be handed to user " + uid, e);
    }
  }
}
