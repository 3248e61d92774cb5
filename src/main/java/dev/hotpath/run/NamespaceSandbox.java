package dev.hotpath.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tier {@code namespaces}: bubblewrap with every namespace of its own, so no network, no other
 * process, and no file but the JDK, the harness's jars and an empty {@code /tmp} in memory.
 *
 * <p>The user id changes before bubblewrap starts, since bubblewrap run by root stays root outside
 * and escapes the limit on processes. {@code /proc} is read-only, since {@code /proc/self/mem} lets
 * a process rewrite its own memory.
 */
public record NamespaceSandbox() implements Sandbox {

  private static final int TMP_BYTES = 128 << 20;
  private static final Path TMP = Path.of("/tmp");

  @Override
  public String tier() {
    return "namespaces";
  }

  @Override
  public String explained() {
    return "Submissions run without network, without sight of other processes, and see no files but"
        + " the JDK, the test harness and an empty folder in memory.";
  }

  @Override
  public Place place(Path folder) {
    return new Place(TMP.resolve("link"), TMP.resolve("classes"), TMP);
  }

  @Override
  public Path directory(Path folder) {
    return folder; // the command itself goes elsewhere
  }

  @Override
  public List<String> command(
      Berth berth, Installation installation, List<Path> readable, List<String> java) {
    List<String> command = new ArrayList<>(berth.prefix());
    command.addAll(List.of("bwrap", "--unshare-user", "--unshare-all"));
    berth.uid().ifPresent(id -> command.addAll(List.of("--uid", "" + id, "--gid", "" + id)));
    command.addAll(
        List.of("--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL"));
    command.addAll(List.of("--hostname", "worker", "--clearenv", "--setenv", "LANG", "C.UTF-8"));
    readOnly(command, Path.of("/usr"));
    for (String link : List.of("lib", "lib64", "bin")) {
      if (Files.isSymbolicLink(Path.of("/", link))) {
        command.addAll(List.of("--symlink", "usr/" + link, "/" + link));
      } else if (Files.isDirectory(Path.of("/", link))) {
        readOnly(command, Path.of("/", link));
      }
    }
    command.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"));
    command.addAll(List.of("--size", String.valueOf(TMP_BYTES), "--tmpfs", "/tmp"));
    command.addAll(List.of("--dir", "/tmp/classes", "--chdir", "/tmp"));
    readOnly(command, installation.javaHome());
    elsewhere(installation.javaHome()).forEach(folder -> readOnly(command, folder));
    readable.forEach(path -> readOnly(command, path));
    command.addAll(List.of("--bind", berth.folder().resolve("link").toString(), "/tmp/link"));
    // bubblewrap makes both in memory, writable and without a limit of their own.
    command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--"));
    command.addAll(java);
    return command;
  }

  /** Debian's own JDKs have their configuration in a folder of {@code /etc}, behind links. */
  private static List<Path> elsewhere(Path javaHome) {
    try {
      Path settings = javaHome.resolve("lib/jvm.cfg").toRealPath().getParent();
      return settings != null && settings.startsWith("/etc") ? List.of(settings) : List.of();
    } catch (IOException e) {
      return List.of(); // then it does not start, and says why
    }
  }

  private static void readOnly(List<String> command, Path path) {
    command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
  }
}
