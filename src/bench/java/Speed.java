import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a learner waits for the verdict on correctness, beside the way that needs no Hotpath:
 * {@code javac} and JUnit's console launcher, once per submission. Both take turns in one run on one
 * machine, so their ratio means something where absolute times don't.
 *
 * <p>From the repository, after {@code mvn package}, with JDK 25: {@code java
 * src/bench/java/Speed.java [rounds]}
 */
final class Speed {

  private static final String EXERCISE = "concat";
  private static final Path FOLDER = Path.of("exercises/03-memory/05-concat");
  private static final Path SOLUTION = Path.of("solutions/03-memory/05-concat/src/Concat.java");
  private static final Pattern READY = Pattern.compile("ready at (http://\\S+) .*");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final int WARM_UP = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
  private final Path temporary = Files.createTempDirectory("hotpath-speed-");
  private final String solution = Files.readString(SOLUTION);
  private String server = "";

  private Speed() throws IOException {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    new Speed().run(rounds);
  }

  private void run(int rounds) throws Exception {
    Path console = consoleLauncher();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("./hotpath", "serve", "--port", "0", "--data", temporary + "/data")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      server = readyAt(process);
      double ready = millisSince(start);
      http.send(HttpRequest.newBuilder(URI.create(server + "/")).build(), BodyHandlers.ofString());
      double firstPage = millisSince(start);
      double firstVerdict = verdictMillis(-1);
      double untilFirstVerdict = millisSince(start);
      for (int i = 0; i < WARM_UP; i++) {
        verdictMillis(-2 - i);
      }
      double[] ours = new double[rounds];
      double[] plain = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        ours[i] = verdictMillis(i);
        plain[i] = plainMillis(console, i);
      }
      System.out.printf(
          Locale.ROOT,
          "serve to ready %,.0f ms, to first page %,.0f ms, to first verdict %,.0f ms (itself %,.0f)%n",
          ready,
          firstPage,
          untilFirstVerdict,
          firstVerdict);
      print("request to verdict, Hotpath, warm", ours);
      print("javac + JUnit console launcher", plain);
      System.out.printf(
          Locale.ROOT, "ratio of the medians: %.1f%n", quantile(plain, 0.5) / quantile(ours, 0.5));
      memory(process);
    } finally {
      process.toHandle().destroy();
      process.waitFor(20, TimeUnit.SECONDS);
      delete(temporary);
    }
  }

  /** JUnit's own launcher, of the version in the pom. */
  private Path consoleLauncher() throws Exception {
    Matcher version =
        Pattern.compile("<junit.version>([^<]+)<").matcher(Files.readString(Path.of("pom.xml")));
    if (!version.find()) {
      throw new IllegalStateException("pom.xml names no junit.version");
    }
    String artifact =
        "org.junit.platform:junit-platform-console-standalone:" + version.group(1);
    execute(
        List.of(
            "mvn", "-q", "dependency:copy", "-Dartifact=" + artifact, "-DoutputDirectory=" + temporary));
    return temporary.resolve("junit-platform-console-standalone-" + version.group(1) + ".jar");
  }

  private static String readyAt(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return ready.group(1);
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  /** Submits the solution and reads events until the verdict on correctness; then takes it back. */
  private double verdictMillis(int round) throws Exception {
    String source = solution + "\n// round " + round + "\n"; // so that nothing can be remembered
    String body = "{\"files\":{\"src/Concat.java\":" + quote(source) + "}}";
    long start = System.nanoTime();
    String accepted =
        http.send(
                HttpRequest.newBuilder(URI.create(server + "/api/exercises/" + EXERCISE + "/runs"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString())
            .body();
    Matcher id = ID.matcher(accepted);
    if (!id.find()) {
      throw new IllegalStateException(accepted);
    }
    URI run = URI.create(server + "/api/runs/" + id.group(1));
    double millis = -1;
    try (InputStream events =
            http.send(
                    HttpRequest.newBuilder(URI.create(run + "/events")).build(),
                    BodyHandlers.ofInputStream())
                .body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("event: tested")) {
          millis = millisSince(start);
          http.send(
              HttpRequest.newBuilder(run).DELETE().build(), BodyHandlers.discarding());
        }
      }
    }
    if (millis < 0) {
      throw new IllegalStateException("run " + run + " ended without a verdict on correctness");
    }
    return millis;
  }

  private double plainMillis(Path console, int round) throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("plain-" + round));
    Path source = folder.resolve("Concat.java");
    Files.writeString(source, solution + "\n// round " + round + "\n");
    long start = System.nanoTime();
    execute(
        List.of(
            javac.toString(),
            "-cp",
            console.toString(),
            "-d",
            folder.toString(),
            source.toString(),
            FOLDER.resolve("test/ConcatTest.java").toString()));
    execute(
        List.of(
            java.toString(),
            "-jar",
            console.toString(),
            "execute",
            "--class-path=" + folder,
            "--scan-class-path",
            "--details=none"));
    double millis = millisSince(start);
    delete(folder);
    return millis;
  }

  private static void execute(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + "\n" + said);
    }
  }

  /** Proportional set size of each JVM: shared pages counted by share, so that the sum is true. */
  private static void memory(Process server) throws IOException {
    List<ProcessHandle> handles = new ArrayList<>(List.of(server.toHandle()));
    handles.addAll(server.descendants().toList());
    for (ProcessHandle handle : handles) {
      Path rollup = Path.of("/proc", String.valueOf(handle.pid()), "smaps_rollup");
      String command =
          Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "cmdline"))
              .replace('\0', ' ');
      String kind =
          command.contains("CompilerMain")
              ? "compiler"
              : command.contains("WorkerMain") ? "spare worker" : "server";
      for (String line : Files.readAllLines(rollup)) {
        if (line.startsWith("Pss:") && command.startsWith("/") && !command.contains("bwrap")) {
          long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
          System.out.printf(Locale.ROOT, "memory of the %s JVM: %,d MB%n", kind, kilobytes >> 10);
        }
      }
    }
  }

  private static void print(String what, double[] millis) {
    System.out.printf(
        Locale.ROOT,
        "%-36s median %,6.0f ms, p95 %,6.0f ms (%d)%n",
        what,
        quantile(millis, 0.5),
        quantile(millis, 0.95),
        millis.length);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static String quote(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
