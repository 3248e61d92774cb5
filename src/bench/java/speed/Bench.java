package speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all sections share. */
final class Bench {

  static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private static final int PATIENCE_SECONDS = 600;
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private final Options.Plan plan;
  private final Path temporary;
  private final Exercise exercise;
  private final Rival console;
  private final Rival maven;
  private Optional<Server> settled = Optional.empty();

  /**
   * Brings them together.
   *
   * @param temporary folder, deleted at the end
   */
  Bench(Options.Plan plan, Path temporary, Exercise exercise, Rival console, Rival maven) {
    this.plan = plan;
    this.temporary = temporary;
    this.exercise = exercise;
    this.console = console;
    this.maven = maven;
  }

  Options.Plan plan() {
    return plan;
  }

  Exercise exercise() {
    return exercise;
  }

  Rival console() {
    return console;
  }

  Rival maven() {
    return maven;
  }

  /** A server whose compiler is warm; the same for all sections that want one. */
  Server settledServer() throws Exception {
    if (settled.isEmpty()) {
      Report.progress("starting Hotpath, and waiting until it is warm");
      settled = Optional.of(Server.start(this));
      settled.get().settle();
    }
    return settled.get();
  }

  void endSettledServer() {
    settled.ifPresent(Server::close);
    settled = Optional.empty();
  }

  /** A name for a new folder. */
  Path folder(String kind) {
    return temporary.resolve(kind + "-" + FOLDERS.incrementAndGet());
  }

  static Path java(String program) {
    return JAVA_HOME.resolve("bin").resolve(program);
  }

  /** A program that runs with the JDK of this one, whatever else is installed. */
  static ProcessBuilder program(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
    builder.environment().put("HOTPATH_JAVA_HOME", JAVA_HOME.toString());
    return builder;
  }

  /** Runs a program to its end and returns what it printed. */
  static String execute(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        Cleanup.track(program(command).directory(folder.toFile()).redirectErrorStream(true));
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("this failed: " + String.join(" ", command) + "\n" + said);
      }
      return said;
    } finally {
      if (process.isAlive()) {
        Cleanup.end(process);
      }
      Cleanup.ended(process);
    }
  }

  /** The first group of the pattern in the project's own pom.xml, such as a version. */
  static String pom(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of("pom.xml")));
    if (!matcher.find()) {
      throw new IOException("pom.xml holds nothing like " + pattern);
    }
    return matcher.group(1);
  }

  static String pluginVersion(String artifact) throws IOException {
    return pom("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<");
  }
}
