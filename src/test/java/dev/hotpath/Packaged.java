package dev.hotpath;

import java.io.IOException;
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
  private static final Duration LIMIT = Duration.ofMinutes(3);

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
    Path out = Files.createTempFile("hotpath-out", ".txt");
    Path err = Files.createTempFile("hotpath-err", ".txt");
    Process process =
        new ProcessBuilder(command(List.of(arguments)))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(
            "%s did not end in %s; it wrote %s and %s"
                .formatted(
                    List.of(arguments), LIMIT, Files.readString(out), Files.readString(err)));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dhotpath.home=" + home());
    command.add("-Dhotpath.warmUpRounds=1"); // a server's first seconds belong to the test
    command.add("-jar");
    command.add(install().resolve("hotpath.jar").toString());
    command.addAll(arguments);
    return command;
  }
}
