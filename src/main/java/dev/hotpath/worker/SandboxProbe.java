package dev.hotpath.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tries from inside what a submission must not do, harmlessly. */
final class SandboxProbe {

  // Its own, and the two halves of bubblewrap that may stand above it.
  private static final int OWN_PROCESSES = 3;

  private SandboxProbe() {}

  /** Something that the sandbox may stop. */
  private record Attempt(String what, Try attempt) {}

  private interface Try {
    /** Returns whether it worked; to throw is not to work. */
    boolean works() throws IOException;
  }

  private static final List<Attempt> ATTEMPTS =
      List.of(
          new Attempt("reading the files of this machine", SandboxProbe::readsFiles),
          new Attempt("writing outside of its own folder", SandboxProbe::writesFiles),
          new Attempt("seeing other processes", SandboxProbe::seesProcesses),
          new Attempt("opening network connections", SandboxProbe::opensSockets),
          new Attempt("starting programs", SandboxProbe::startsPrograms));

  /** What works, or what doesn't. */
  static List<String> that(boolean works) {
    return ATTEMPTS.stream().filter(attempt -> works(attempt) == works).map(Attempt::what).toList();
  }

  private static boolean works(Attempt attempt) {
    try {
      return attempt.attempt.works();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean readsFiles() throws IOException {
    return Files.readAllBytes(Path.of("/etc/passwd")).length > 0;
  }

  private static boolean writesFiles() throws IOException {
    Files.delete(Files.createTempFile(Path.of("/var/tmp"), "hotpath", ".probe"));
    return true;
  }

  private static boolean seesProcesses() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
              .filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
              .count()
          > OWN_PROCESSES;
    }
  }

  private static boolean opensSockets() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    }
  }

  private static boolean startsPrograms() throws IOException {
    Runtime.getRuntime().exec(new String[] {"/bin/true"}).destroy();
    return true;
  }
}
