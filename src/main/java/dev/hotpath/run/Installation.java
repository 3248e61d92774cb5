package dev.hotpath.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where this Hotpath's own jars and its JDK lie.
 *
 * @param folder holds {@code hotpath.jar}, {@code lib/}, {@code compiler/} and {@code worker/}
 * @param javaHome of the JDK that runs this JVM, and all that it starts
 */
public record Installation(Path folder, Path javaHome) {

  /**
   * Finds them from the class path, or from the system property {@code hotpath.install}, which
   * tests set.
   *
   * @throws RunException when the jars are not there
   */
  public static Installation find() {
    String told = System.getProperty("hotpath.install");
    Path folder = told == null ? ownJar().resolveSibling("") : Path.of(told);
    if (!Files.isDirectory(folder.resolve("worker"))) {
      throw new RunException(
          "the folder %s has no worker/; build with 'mvn package' and start with ./hotpath"
              .formatted(folder));
    }
    Path java = Path.of(System.getProperty("java.home"));
    return new Installation(
        OwnUid.possible() && !OpenToAll.test(folder.resolve("worker"))
            ? copy(folder)
            : folder.toAbsolutePath(),
        java);
  }

  /** A copy that children can read which run as users of their own; gone when this JVM ends. */
  private static Path copy(Path folder) {
    Path copy = ChildFolder.create();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ChildFolder.discard(copy)));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else {
          Files.copy(file, target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
      return copy;
    } catch (IOException e) {
      throw new RunException("the program can't be copied to where its children can read it", e);
    }
  }

  private static Path ownJar() {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new RunException("this program can't find its own jar", e);
    }
  }

  Path java() {
    return javaHome.resolve("bin").resolve("java");
  }

  /** Jars of the worker JVM: the harness, JUnit, JMH, async-profiler. */
  List<Path> workerJars() {
    return jars(folder.resolve("worker"));
  }

  /** Jars of the compiler JVM: this program, its libraries, JMH and its annotation processor. */
  List<Path> compilerJars() {
    return Stream.of(
            List.of(folder.resolve("hotpath.jar")),
            jars(folder.resolve("compiler")),
            workerJars().stream().filter(jar -> !isOurs(jar)).toList())
        .flatMap(List::stream)
        .toList();
  }

  /** What a submission may be compiled against: JUnit's API and JMH's, nothing of ours. */
  List<Path> submissionClassPath() {
    return workerJars().stream()
        .filter(jar -> {
          String name = jar.getFileName().toString();
          return name.startsWith("junit-jupiter-api")
              || name.startsWith("junit-jupiter-params")
              || name.startsWith("junit-platform-commons")
              || name.startsWith("opentest4j")
              || name.startsWith("apiguardian")
              || name.startsWith("jspecify")
              || name.startsWith("jmh-core");
        })
        .toList();
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().startsWith("hotpath");
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new RunException("the folder " + folder + " can't be read", e);
    }
  }

  static String join(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
