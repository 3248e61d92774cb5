package dev.hotpath.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernel's own count of what one child uses: memory, processes, CPU. Version 1 or 2 of cgroups,
 * whichever controllers this server may use; none is not an error, since JVM flags and per-user
 * limits bound a child too, only less tightly.
 */
final class Cgroup implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Cgroup.class);
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final int NO_CGROUP = 97;

  /**
   * What a child may use.
   *
   * @param memoryBytes of all its processes together, files in memory included
   * @param processes and threads
   * @param cpuWeight against others where CPU is short; 100 is usual
   */
  record Share(long memoryBytes, int processes, int cpuWeight) {}

  private static final List<Controller> CONTROLLERS = controllers();

  private final List<Path> folders;
  private final Share share;

  Cgroup(List<Path> folders, Share share) {
    this.folders = folders;
    this.share = share;
  }

  /** A folder under which this server can make cgroups, and what it sets in them. */
  private record Controller(Path parent, List<String> names) {

    void set(Path folder, Share share) throws IOException {
      for (String name : names) {
        switch (name) {
          case "v1 memory" ->
              Files.writeString(
                  folder.resolve("memory.limit_in_bytes"), String.valueOf(share.memoryBytes));
          case "v1 cpu" ->
              // 1,024 is usual there
              Files.writeString(
                  folder.resolve("cpu.shares"),
                  String.valueOf(Math.max(2, share.cpuWeight * 1024 / 100)));
          case "v2 memory" -> {
            Files.writeString(folder.resolve("memory.max"), String.valueOf(share.memoryBytes));
            Files.writeString(folder.resolve("memory.swap.max"), "0");
          }
          case "v2 cpu" ->
              Files.writeString(folder.resolve("cpu.weight"), String.valueOf(share.cpuWeight));
          default -> Files.writeString(folder.resolve("pids.max"), String.valueOf(share.processes));
        }
      }
    }
  }

  /** The controllers in use, such as {@code memory}; empty where this server may use none. */
  static List<String> inUse() {
    return CONTROLLERS.stream()
        .flatMap(controller -> controller.names.stream())
        .map(name -> name.substring(3) + " (" + name.substring(0, 2) + ")")
        .toList();
  }

  /** Makes one for a child. */
  static Cgroup create(String name, Share share) {
    List<Path> made = new ArrayList<>();
    for (Controller controller : CONTROLLERS) {
      Path folder = controller.parent.resolve(name);
      try {
        Files.createDirectory(folder);
        made.add(folder);
        controller.set(folder, share);
      } catch (IOException e) {
        LOG.warn("The cgroup {} can't be made: {}", folder, e.toString());
      }
    }
    return new Cgroup(made, share);
  }

  /** Removes one that a killed server has left behind. */
  static void remove(String name) {
    named(name).forEach(Cgroup::remove);
  }

  /** Where there still is one of that name. */
  static Stream<String> left(String name) {
    return named(name).map(Path::toString);
  }

  private static Stream<Path> named(String name) {
    return CONTROLLERS.stream()
        .map(controller -> controller.parent.resolve(name))
        .filter(Files::isDirectory);
  }

  /** The prefix of a command that runs in it, with all that it starts. */
  List<String> prefix() {
    if (folders.isEmpty()) {
      return List.of();
    }
    List<String> command = new ArrayList<>();
    // The shell joins, then becomes the program: no moment in which a child runs outside.
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            "while [ \"$1\" != -- ]; do echo $$ >\"$1/cgroup.procs\" || exit "
                + NO_CGROUP
                + "; shift; done; shift; exec \"$@\"",
            "join"));
    folders.forEach(folder -> command.add(folder.toString()));
    command.add("--");
    return command;
  }

  /**
   * The limit on memory, where the kernel has ended a process of this child for reaching it; empty
   * where it has not, or where nobody counts.
   */
  OptionalLong memoryExceeded() {
    // The kernel's kill counts here also where it was the whole host that had no memory left. Only
    // the other count is of this child's own limit.
    for (Path folder : folders) {
      if (count(folder.resolve("memory.events"), "oom_kill ") > 0
          && count(folder.resolve("memory.events"), "oom ") > 0) {
        return OptionalLong.of(share.memoryBytes);
      } else if (count(folder.resolve("memory.oom_control"), "oom_kill ") > 0
          && count(folder.resolve("memory.failcnt"), "") > 0) {
        return OptionalLong.of(share.memoryBytes);
      }
    }
    return OptionalLong.empty();
  }

  /** The number behind a key of such a file; 0 where there is no such file or key. */
  private static long count(Path file, String key) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.substring(key.length()).strip()))
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException otherVersion) {
      return 0;
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      LOG.debug("The cgroup's count {} can't be read", file, e);
      return 0;
    }
  }

  /** Ends every process in it and removes it. */
  @Override
  public void close() {
    for (Path folder : folders) {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try {
      // Killing and removing race with a child that dies; a few rounds settle that.
      for (int round = 0; round < 500; round++) {
        for (String pid : Files.readAllLines(folder.resolve("cgroup.procs"))) {
          ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
        if (folder.toFile().delete()) {
          return;
        }
        Thread.sleep(10);
      }
      LOG.warn("The cgroup {} is left behind", folder);
    } catch (IOException e) {
      LOG.debug("A cgroup is gone already", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Controller> controllers() {
    List<Controller> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
        // 4:memory:/path for version 1, 0::/path for version 2
        String[] parts = line.split(":", 3);
        if (parts[1].isEmpty()) {
          version2(parts[2]).ifPresent(found::add);
        } else {
          for (String name : parts[1].split(",")) {
            if (List.of("memory", "pids", "cpu").contains(name)) {
              Path mount = ROOT.resolve(parts[1]);
              // In a container the path may be that of the host, and the mount the container's own.
              usable(mount.resolve(parts[2].substring(1)), List.of("v1 " + name))
                  .or(() -> usable(mount, List.of("v1 " + name)))
                  .ifPresent(found::add);
            }
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("No cgroups here", e);
    }
    return found;
  }

  private static Optional<Controller> version2(String path) {
    for (Path mount : List.of(ROOT, ROOT.resolve("unified"))) {
      Path parent = mount.resolve(path.substring(1));
      try {
        List<String> names =
            List.of(Files.readString(parent.resolve("cgroup.controllers")).strip().split(" "));
        List<String> wanted =
            List.of("memory", "pids", "cpu").stream().filter(names::contains).toList();
        if (!wanted.isEmpty()) {
          // Refused where processes are in this very group, as it must be in all but the root's.
          Files.writeString(
              parent.resolve("cgroup.subtree_control"), "+" + String.join(" +", wanted));
          return usable(parent, wanted.stream().map(name -> "v2 " + name).toList());
        }
      } catch (IOException e) {
        LOG.debug("No cgroups of version 2 at {}", parent, e);
      }
    }
    return Optional.empty();
  }

  /** Found out by trying. */
  private static Optional<Controller> usable(Path parent, List<String> names) {
    Path trial = parent.resolve("hotpath-trial-" + ProcessHandle.current().pid());
    try {
      Files.createDirectory(trial);
      Files.delete(trial);
      return Optional.of(new Controller(parent, names));
    } catch (IOException e) {
      LOG.debug("The cgroup {} is not ours to divide", parent, e);
      return Optional.empty();
    }
  }
}
