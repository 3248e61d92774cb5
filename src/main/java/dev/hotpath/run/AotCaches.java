package dev.hotpath.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches of classes loaded and linked ahead of time (JEP 483), which halve what a JVM takes to
 * start. One fits only the JDK, the flags and the jars that it was trained with, so its name is a
 * digest of those; where any of them changes, another is trained.
 */
final class AotCaches {

  private static final Logger LOG = LoggerFactory.getLogger(AotCaches.class);
  private static final Duration ASSEMBLY = Duration.ofSeconds(120);

  private final Installation installation;

  AotCaches(Installation installation) {
    this.installation = installation;
  }

  /** A trial run of a program, which loads all that its later runs will need. */
  interface Rehearsal {
    /** Uses the JVM as it is used later, then lets it end by itself. */
    void play(ChildJvm jvm) throws IOException, InterruptedException;
  }

  /** The cache that fits a program; empty where none has been trained. */
  Optional<Path> find(Program program) {
    String name = name(program);
    return installation.cacheFolders().stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isReadable)
        .findFirst();
  }

  /**
   * Trains a cache, unless there is one.
   *
   * @param arguments of the program while it is trained
   * @return empty where it did not work; the program then starts without
   */
  Optional<Path> train(
      Program program, List<String> arguments, int maxFrameBytes, Rehearsal rehearsal)
      throws InterruptedException {
    Optional<Path> known = find(program);
    if (known.isPresent()) {
      return known;
    }
    long start = System.nanoTime();
    // Our own code alone runs in it, and it starts a JVM of its own to assemble the cache.
    Sandbox sandbox = new ProcessSandbox();
    String file = name(program);
    String output = sandbox.place(Path.of("")).tmp().getFileName().resolve(file).toString();
    try (ChildJvm jvm =
        ChildJvm.start(
            sandbox,
            installation,
            program.with(List.of("-XX:AOTCacheOutput=" + output), arguments),
            maxFrameBytes)) {
      rehearsal.play(jvm);
      int code = jvm.awaitExit(ASSEMBLY);
      Path trained = sandbox.directory(jvm.folder()).resolve(output);
      if (code != 0 || !Files.isReadable(trained)) {
        LOG.warn(
            "No AOT cache for the {} JVM (exit code {}): {}",
            program.name(),
            code,
            jvm.output().strip());
        return Optional.empty();
      }
      Optional<Path> kept = keep(trained, program.name(), file);
      LOG.info(
          "Trained the AOT cache of the {} JVM in {} ms",
          program.name(),
          (System.nanoTime() - start) / 1_000_000);
      return kept;
    } catch (IOException | RunException e) {
      LOG.warn("No AOT cache for the {} JVM", program.name(), e);
      return Optional.empty();
    }
  }

  /** Beside the jars where that can be written, else for this process alone. */
  private Optional<Path> keep(Path trained, String kind, String name) {
    Optional<Path> kept = Optional.empty();
    for (Path folder :
        Stream.concat(
                installation.cacheFolders().stream(), Stream.of(HostClaim.own().folder("aot")))
            .toList()) {
      if (kept.isPresent() && !installation.cacheFolders().contains(folder)) {
        break;
      }
      try {
        Files.createDirectories(folder);
        removeOutdated(folder, kind, name);
        Path draft = Files.createTempFile(folder, name, ".part");
        Files.copy(trained, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        Path file = folder.resolve(name);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        kept = kept.or(() -> Optional.of(file));
      } catch (IOException e) {
        LOG.debug("No AOT cache can be kept in {}", folder, e);
      }
    }
    return kept;
  }

  /** Those of the same kind for another JDK or other jars; for other flags they still fit. */
  private static void removeOutdated(Path folder, String kind, String name) throws IOException {
    String current = name.substring(0, name.lastIndexOf('-'));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString();
        if (other.startsWith(kind + "-") && !other.startsWith(current)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Whether a program does not start because its cache does not fit, as the JVM then says. */
  static boolean isToBlame(Program program, RunException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("AOT cache")) {
        return program.cache().isPresent();
      }
    }
    return false;
  }

  /** Forgets one that turned out not to fit. */
  static void discard(Program program) {
    program
        .cache()
        .ifPresent(cache -> {
          try {
            Files.deleteIfExists(cache);
          } catch (IOException e) {
            LOG.warn("The AOT cache {} does not fit, and can't be deleted", cache, e);
          }
        });
  }

  /** {@code KIND-JARS-FLAGS.aot}: a digest of the JDK and the jars, and one of the flags. */
  private String name(Program program) {
    try {
      MessageDigest jars = MessageDigest.getInstance("SHA-256");
      jars.update(bytes(System.getProperty("java.vm.version")));
      for (Path jar :
          Stream.concat(program.modulePath().stream(), program.classPath().stream()).toList()) {
        jars.update(
            bytes(Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis() / 1000));
      }
      MessageDigest flags = MessageDigest.getInstance("SHA-256");
      program.line(installation).forEach(word -> flags.update(bytes(word + "\n")));
      return "%s-%s-%s.aot".formatted(program.name(), hex(jars), hex(flags));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new RunException("the jars of the " + program.name() + " JVM can't be read", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
