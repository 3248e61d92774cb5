package dev.hotpath.run;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where this Hotpath's own jars and its JDK lie.
 *
 * @param folder holds {@code hotpath.jar}, {@code lib/}, {@code compiler/} and {@code worker/}
 * @param origin the same, before it was copied to where children can read it
 * @param javaHome of the JDK that runs this JVM, and all that it starts
 */
public record Installation(Path folder, Path origin, Path javaHome) {

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
        folder.toAbsolutePath(),
        java);
  }

  /** The same jars under another JDK. */
  Installation under(Path otherHome) {
    return new Installation(folder, origin, otherHome);
  }

  /** A copy that children can read which run as users of their own; gone when this JVM ends. */
  private static Path copy(Path folder) {
    Path copy = HostClaim.own().folder("program");
    if (Files.exists(copy)) {
      return copy; // made before by this JVM, and in use
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else {
          // Times too: a cache of classes knows its jars by them.
          Files.copy(
              file,
              target,
              StandardCopyOption.COPY_ATTRIBUTES,
              StandardCopyOption.REPLACE_EXISTING);
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

  /**
   * Jars of a worker that runs tests. As named modules: then a submission, which is in none, can't
   * reach into the harness or JUnit by reflection.
   */
  List<Path> testModules() {
    return workerJars().stream()
        .filter(jar -> {
          String name = jar.getFileName().toString();
          return isOurs(jar) || name.startsWith("junit-") || name.startsWith("opentest4j");
        })
        .toList();
  }

  /** Jars of the worker JVM: the harness, JUnit, JMH, async-profiler. */
  List<Path> workerJars() {
    return jars(folder.resolve("worker"));
  }

  /** Jars of the compiler JVM: what is ours of it, JMH and its annotation processor. */
  List<Path> compilerJars() {
    return Stream.of(
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

  /** Where caches of classes are kept: beside the jars, and beside what they were copied from. */
  List<Path> cacheFolders() {
    return Stream.of(folder, origin).distinct().map(path -> path.resolve("aot")).toList();
  }

  static String join(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
