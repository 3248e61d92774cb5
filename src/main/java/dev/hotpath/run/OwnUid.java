package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives each child a user id of its own, where this server runs as root and may: otherwise limits
 * per user don't bite, and children can signal each other.
 */
final class OwnUid {

  // Far from people's and system accounts, below the range that user namespaces are given.
  private static final int FIRST = 61_200;
  private static final int COUNT = 1_000;
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int MAX_PROCESSES = 256;
  private static final int MAX_FILE_BYTES = 256 << 20;

  private OwnUid() {}

  /** Whether this server can give user ids away. */
  static boolean possible() {
    return "root".equals(System.getProperty("user.name")) && Tools.has("setpriv");
  }

  /** A user id that no other child has now; empty where none can be given, or it could not run. */
  static Optional<Integer> next(Installation installation) {
    return possible() && OpenToAll.test(installation.java())
        ? Optional.of(FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
        : Optional.empty();
  }

  /** The prefix that takes on the user id and its limits. */
  static List<String> command(Optional<Integer> uid) {
    List<String> command = new ArrayList<>();
    uid.ifPresent(id ->
        command.addAll(
            List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--")));
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
