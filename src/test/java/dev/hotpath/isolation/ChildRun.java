package dev.hotpath.isolation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * What a child JVM of these tests said and did.
 *
 * @param attempts result by name, as {@link Report} prints them
 */
record ChildRun(int exitCode, Map<String, String> attempts, String output) {

  private static final int PATIENCE_SECONDS = 120;

  /** Runs a command; {@code meanwhile} may talk to its process, and read its output so far. */
  static ChildRun of(Path folder, List<String> command, BiConsumer<Process, Path> meanwhile)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      meanwhile.accept(process, output);
      process.getOutputStream().close();
      assertTrue(
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS),
          () -> "the child hangs, and said: " + read(output));
    } finally {
      process.destroyForcibly();
    }
    Map<String, String> attempts = new HashMap<>();
    read(output)
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> attempts.put(parts[0], parts[1]));
    return new ChildRun(process.exitValue(), attempts, read(output));
  }

  static List<String> java(List<String> flags, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  /** The flag for a class path of what holds these classes, and these folders. */
  static List<String> classPath(List<Class<?>> classes, Path... folders) {
    List<String> paths = new ArrayList<>();
    for (Class<?> type : classes) {
      paths.add(pathOf(type).toString());
    }
    for (Path folder : folders) {
      paths.add(folder.toString());
    }
    return List.of("-cp", String.join(File.pathSeparator, paths));
  }

  /** The jar or folder that a class was loaded from. */
  static Path pathOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** What came of an attempt. */
  String result(String attempt) {
    String result = attempts.get(attempt);
    assertTrue(result != null, () -> "no attempt '" + attempt + "' in: " + output);
    return String.valueOf(result);
  }
}
