package dev.hotpath.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Programs of the operating system that the sandbox is built from. */
public final class Tools {

  private static final Map<String, Boolean> FOUND = new ConcurrentHashMap<>();

  private Tools() {}

  /** Whether a program is on the path. */
  public static boolean has(String program) {
    return FOUND.computeIfAbsent(
        program,
        name -> {
          String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
          for (String folder : path.split(Pattern.quote(File.pathSeparator))) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
              return true;
            }
          }
          return false;
        });
  }
}
