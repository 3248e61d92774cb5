package dev.hotpath.worker.jit;

import dev.hotpath.worker.jit.Compilation.Call;
import dev.hotpath.worker.jit.Compilation.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Figures by the logs of the JVM that this runs in. While that lives, each of its compiler threads
 * has a file of its own, complete up to what it compiled last.
 */
public final class JitLog {

  // As the flags of the JVM have it; in its working folder.
  private static final Path OF_JVM = Path.of("jit.log");
  // Where HotSpot puts them whatever java.io.tmpdir says.
  private static final Path OF_COMPILERS = Path.of("/tmp");

  private final String packageName;

  public JitLog(String packageName) {
    this.packageName = packageName;
  }

  /**
   * The share of the calls of a method that is inlined: 1 for all, 0 for none, also where there is
   * no call; NaN where there is no log.
   *
   * @param subject {@code Parser.digit}, with {@code >Parser.parse} behind it where only the calls
   *     within that count
   */
  public double inlined(String subject) {
    int border = subject.indexOf('>');
    String method = qualified(border < 0 ? subject : subject.substring(0, border));
    CompilationLog log = new CompilationLog(Set.of(method), Set.of());
    if (!read(log)) {
      return Double.NaN;
    }
    List<Call> calls =
        log.inUse().stream()
            .flatMap(compilation -> compilation.calls().stream())
            .filter(call ->
                border < 0 || call.within().contains(qualified(subject.substring(border + 1))))
            .toList();
    return calls.stream().mapToInt(call -> call.inlined() ? 1 : 0).average().orElse(0);
  }

  /**
   * In how many places of the source no object of a type is made any more; NaN where there is no
   * log.
   */
  public double scalarReplaced(String type) {
    String ours = type.indexOf('.') < 0 ? qualified(type) : type;
    CompilationLog log = new CompilationLog(Set.of(), Set.of(ours));
    if (!read(log)) {
      return Double.NaN;
    }
    Set<Place> places =
        log.inUse().stream()
            .flatMap(compilation -> compilation.removed().stream())
            .collect(Collectors.toSet());
    return places.size();
  }

  /** In how many places of a method an index is checked; NaN where nothing says so. */
  public double rangeChecks(String method) {
    if (!System.getProperty("os.arch", "").equals("amd64")) {
      return Double.NaN; // others have other instructions
    }
    MachineCodeLog log = new MachineCodeLog(qualified(method));
    try (InputStream file = Files.newInputStream(OF_JVM)) {
      log.read(file);
    } catch (IOException e) {
      return Double.NaN;
    }
    return log.checks().isPresent() ? log.checks().getAsInt() : Double.NaN;
  }

  private String qualified(String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  private static boolean read(CompilationLog log) {
    try {
      for (Path path : files()) {
        try (InputStream file = Files.newInputStream(path)) {
          log.read(file);
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Those of this JVM. */
  static Collection<Path> files() throws IOException {
    Set<Path> files = new HashSet<>(Set.of(OF_JVM));
    String ofThisJvm = "hs_c*_pid" + ProcessHandle.current().pid() + ".log";
    try (DirectoryStream<Path> all = Files.newDirectoryStream(OF_COMPILERS, ofThisJvm)) {
      all.forEach(files::add);
    }
    return files;
  }
}
