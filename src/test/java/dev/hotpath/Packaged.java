package dev.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The packaged program, started as its users start it: a process of its own. */
public final class Packaged {

  /** Longer than any command takes, so that only a command that hangs meets it. */
  private static final Duration LIMIT = Duration.ofMinutes(7);

  private Packaged() {}

  /** What a command left: its exit code, and what it wrote where. */
  public record Outcome(int exit, String out, String err) {}

  /** The repository, with exercises and solutions in it. */
  public static Path home() {
    return Path.of(Objects.requireNonNull(System.getProperty("hotpath.home")));
  }

  /** The folder of {@code hotpath.jar}. */
  static Path install() {
    return Path.of(Objects.requireNonNull(System.getProperty("hotpath.install")));
  }

  /** Runs a command to its end. */
  public static Outcome run(String... arguments) throws IOException, InterruptedException {
    return outcome(command(List.of(arguments)));
  }

  private static Outcome outcome(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("hotpath-out", ".txt");
    Path err = Files.createTempFile("hotpath-err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%s did not end in %s; it wrote %s and %s"
                .formatted(command, LIMIT, Files.readString(out), Files.readString(err)));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  /**
   * As the launcher starts it, with the AOT cache that it would find: servers start twice as fast.
   */
  static List<String> command(List<String> arguments) {
    return command(Cache.FLAGS, arguments);
  }

  private static List<String> command(List<String> cache, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache);
    command.add("-Xmx512m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dhotpath.home=" + home());
    command.add("-Dhotpath.warmUpRounds=1"); // a server's first seconds belong to the test
    command.add("-jar");
    command.add(install().resolve("hotpath.jar").toString());
    command.addAll(arguments);
    return command;
  }

  /** Trained before the first test that starts a program: else servers do it beside the tests. */
  private static final class Cache {

    static final List<String> FLAGS = flags();

    private static List<String> flags() {
      try {
        Outcome prepared = outcome(command(List.of(), List.of("prepare")));
        if (prepared.exit() != 0) {
          throw new AssertionError("'prepare' ended with " + prepared);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Path cache = install().resolve("aot/server-" + System.getProperty("java.version") + ".aot");
      return Files.exists(cache)
          ? List.of("-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr")
          : List.of();
    }
  }
}
