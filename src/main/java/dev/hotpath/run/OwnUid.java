package dev.hotpath.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gives each child a user id of its own, where this server runs as root and may: otherwise limits
 * per user don't bite, and children can signal each other.
 */
final class OwnUid {

  private static final int MAX_PROCESSES = 256;
  private static final int MAX_FILE_BYTES = 256 << 20;
  private static final int KILL_SECONDS = 10;

  private OwnUid() {}

  /** Whether this server can give user ids away. */
  static boolean possible() {
    return "root".equals(System.getProperty("user.name")) && Tools.has("setpriv");
  }

  static OptionalInt lease() {
    return possible() ? HostClaim.own().leaseUid() : OptionalInt.empty();
  }

  /** Ends every process of that user, then lets another child have the id. */
  static void giveBack(int uid) {
    // By the kernel in one step, as the user itself: faster than anything that it could start.
    List<String> command = new ArrayList<>(become(uid));
    command.addAll(List.of("/bin/sh", "-c", "kill -KILL -1"));
    try {
      Process kill = new ProcessBuilder(command).redirectErrorStream(true).start();
      kill.getInputStream().transferTo(OutputStream.nullOutputStream());
      if (kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
        HostClaim.own().returnUid(uid);
      }
    } catch (IOException e) {
      throw new RunException("the processes of user " + uid + " can't be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then the id stays taken
    }
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
      return (int) Files.getAttribute(path, "unix:uid");
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
