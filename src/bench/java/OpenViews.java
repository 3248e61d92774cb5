import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long each view takes from the click on its tab until its picture is drawn, in headless
 * Chromium, of a typical run (the starter of {@code concat}) and of a large one: fifty threads that
 * queue for a lock tens of thousands of times a second beside a storm of garbage, with a hundred
 * methods and fifty thousand objects alive.
 *
 * <p>Both are run and every view of them is taken, over HTTP. Each view is then opened in pages
 * that are loaded anew; printed are its first time and the median, and the size of what it is drawn
 * from. The server is warm by then, and has seen each picture once: what it keeps of an opened
 * timeline is what a second learner finds too. {@code TimelineOpening.java} times the first.
 *
 * <p>From the repository, with JDK 25, built, and Chromium on the PATH:
 *
 * <pre>java -cp target/hotpath/hotpath.jar src/bench/java/OpenViews.java</pre>
 */
final class OpenViews {

  private static final List<String> VIEWS =
      List.of("cpu", "alloc", "live", "lock", "wall", "threads", "timeline", "gc", "jit", "layout");
  private static final int ROUNDS = 7;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
  private static final Pattern BROWSER_READY = Pattern.compile("(ws://\\S+)");

  /** Clicks a tab; drawn is what has content, is not busy, and has been on the screen for a frame. */
  private static final String OPEN =
      """
      (async () => {
        const frame = () => new Promise(done => requestAnimationFrame(done));
        const view = "VIEW", tab = document.querySelector("#tab-" + view), panel = document.querySelector("#panel-" + view);
        if (!tab) return -1;
        const drawn = () => !/^(Loading…)?$/.test(panel.textContent.trim()) && !panel.querySelector("[aria-busy=true]");
        const began = performance.now();
        tab.click();
        while (!drawn()) { if (performance.now() - began > 20000) return -2; await frame(); }
        await frame();
        return performance.now() - began;
      })()""";

  private final String server;

  private OpenViews(String server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("hotpath-open-views");
    Process program = null;
    try {
      Path exercises = folder.resolve("exercises");
      copy(Path.of("exercises/03-memory"), exercises.resolve("01-memory"));
      large(exercises.resolve("01-memory/99-crowd"));
      program =
          new ProcessBuilder(
                  "./hotpath", "serve", "--port", "0", "--data", folder.resolve("data").toString(),
                  "--exercises", exercises.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      OpenViews bench = new OpenViews(lineOf(program, READY));
      String typical = bench.run("concat", "src/Concat.java", exercises);
      String large = bench.run("crowd", "src/Crowd.java", exercises);
      bench.report(folder, Map.of("typical", typical, "large", large));
    } finally {
      if (program != null) {
        program.destroy();
        program.waitFor();
      }
      delete(folder);
    }
  }

  private void report(Path folder, Map<String, String> runs) throws Exception {
    Process browser =
        new ProcessBuilder(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--window-size=1440,900",
                "--user-data-dir=" + folder.resolve("browser"),
                "about:blank")
            .redirectErrorStream(true)
            .start();
    try {
      String port = URI.create(lineOf(browser, BROWSER_READY)).getPort() + "";
      JsonNode pages =
          JSON.readTree(
              HTTP.send(
                      HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                          .build(),
                      BodyHandlers.ofString())
                  .body());
      try (Tab tab = new Tab(pages.get(0).get("webSocketDebuggerUrl").asString())) {
        for (String size : List.of("typical", "large")) {
          System.out.println(size);
          for (String view : VIEWS) {
            time(tab, runs.get(size), view);
          }
        }
      }
    } finally {
      browser.destroy();
      browser.waitFor();
    }
  }

  private void time(Tab tab, String run, String view) throws Exception {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      tab.open(server + "/runs/" + run);
      millis[i] = tab.evaluate(OPEN.replace("VIEW", view)).asDouble();
    }
    double first = millis[0];
    Arrays.sort(millis);
    long bytes = Math.max(size(run, "flame-" + view + ".json"), size(run, view + ".json"));
    System.out.printf(
        Locale.ROOT,
        "  %-9s %6.0f ms at first, %5.0f ms median; %,11d bytes%n",
        view,
        first,
        millis[ROUNDS / 2],
        bytes);
  }

  private long size(String run, String artifact) throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(server + "/api/runs/" + run + "/artifacts/" + artifact))
                .build(),
            BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 ? answer.body().length : 0;
  }

  /** Runs a starter and takes every view that the run can have. */
  private String run(String exercise, String file, Path exercises) throws Exception {
    Path source;
    try (Stream<Path> found = Files.walk(exercises)) {
      source =
          found
              .filter(path -> path.toString().endsWith(exercise + "/" + file))
              .findFirst()
              .orElseThrow();
    }
    String body = JSON.writeValueAsString(Map.of("files", Map.of(file, Files.readString(source))));
    String id = call("POST", "/api/exercises/" + exercise + "/runs", body).get("id").asString();
    JsonNode run = await("/api/runs/" + id);
    System.err.println(exercise + ": " + run.get("summary").asString());
    for (JsonNode offered : call("GET", "/api/runs/" + id + "/views", null).get("offered")) {
      String view = "/api/runs/" + id + "/views/" + offered.get("key").asString();
      call("POST", view, "");
      System.err.println(
          exercise + ", " + offered.get("key").asString() + ": " + await(view).get("outcome").asString());
    }
    return id;
  }

  private JsonNode await(String path) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (System.nanoTime() < end) {
      JsonNode document = call("GET", path, null);
      if (document.get("state").asString().equals("done")) {
        return document;
      }
      Thread.sleep(200);
    }
    throw new IOException(path + " was not done within four minutes");
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** One page of the browser, spoken to by its debugging protocol. */
  private static final class Tab implements AutoCloseable, WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    private int number;

    Tab(String address) {
      socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
    }

    void open(String address) throws Exception {
      evaluate("location.href = " + JSON.writeValueAsString(address));
      // The old page may still answer; the new one has no mark of ours.
      String ready =
          "document.readyState === 'complete' && location.href.startsWith("
              + JSON.writeValueAsString(address)
              + ") && !!document.querySelector('#tab-output') && !!document.querySelector('.cm-content') && !window.seen";
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!evaluate(ready).asBoolean()) {
        if (System.nanoTime() > end) {
          throw new IOException(address + " did not load within 30 seconds");
        }
        Thread.sleep(50);
      }
      evaluate("window.seen = true");
      Thread.sleep(700); // what the page does by itself is over
    }

    JsonNode evaluate(String expression) throws Exception {
      answer = new CompletableFuture<>();
      socket
          .sendText(
              JSON.writeValueAsString(
                  Map.of(
                      "id",
                      ++number,
                      "method",
                      "Runtime.evaluate",
                      "params",
                      Map.of(
                          "expression", expression, "awaitPromise", true, "returnByValue", true))),
              true)
          .join();
      return answer.get(40, TimeUnit.SECONDS).path("result").path("result").path("value");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode message = JSON.readTree(text.toString());
        text.setLength(0);
        if (message.path("id").asInt() == number) {
          answer.complete(message);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public void close() {
      socket.abort();
    }
  }

  private static String lineOf(Process process, Pattern wanted) throws Exception {
    CompletableFuture<String> found = new CompletableFuture<>();
    // Goes on reading, so that a full pipe never holds the process up.
    Thread.ofVirtual()
        .start(
            () -> {
              process
                  .inputReader()
                  .lines()
                  .forEach(
                      line -> {
                        Matcher matcher = wanted.matcher(line);
                        if (matcher.find()) {
                          found.complete(matcher.group(1));
                        }
                      });
              found.completeExceptionally(new IOException(process.info().command() + " ended"));
            });
    return found.get(120, TimeUnit.SECONDS);
  }

  private static String browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH; install chromium"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : Arrays.asList(all.toArray(Path[]::new)).reversed()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** An exercise whose every view has much to show. */
  private static void large(Path folder) throws IOException {
    write(folder, "guide.md", "Fifty threads, one lock, and a storm of garbage.\n");
    write(
        folder,
        "exercise.toml",
        """
        id = "crowd"
        title = "A crowd"
        kind = "optimise"
        minutes = 1
        topics = ["S50"]
        edit = ["src/Crowd.java"]
        show = ["test/CrowdTest.java", "bench/CrowdBench.java"]
        views = ["cpu", "lock"]
        jvm = ["-Xmx256m", "-XX:+UseG1GC"]
        hints = ["One lock.", "One lock.", "One lock."]

        [[goals]]
        metric = "bytes-per-op"
        benchmark = "crowd"
        at-most = 1
        """);
    StringBuilder steps = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      calls.append("    sum += step%d(sum, keep);%n".formatted(i));
      steps.append(
          """

            private static int step%d(int x, List<Object> keep) {
              int y = x * %d + Integer.bitCount(x);
              keep.add(new int[] {x, y});
              return y ^ Integer.toString(y).hashCode();
            }
          """
              .formatted(i, 2 * i + 3));
    }
    write(
        folder,
        "src/Crowd.java",
        """
        package crowd;

        import java.util.ArrayList;
        import java.util.HashMap;
        import java.util.List;
        import java.util.Map;

        final class Crowd {
          private static final Object LOCK = new Object();
          static final Map<Integer, String> KEPT = new HashMap<>();
          private static int shared;

          static {
            for (int i = 0; i < 50_000; i++) {
              KEPT.put(i, "entry " + i);
            }
          }

          private Crowd() {}

          static int crowd(int threads, int rounds) throws InterruptedException {
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
              all.add(Thread.ofPlatform().name("worker-" + i).start(() -> work(rounds)));
            }
            for (Thread thread : all) {
              thread.join();
            }
            return shared;
          }

          private static void work(int rounds) {
            for (int i = 0; i < rounds; i++) {
              List<Object> keep = new ArrayList<>();
              synchronized (LOCK) {
                shared += steps(i, keep) + keep.size();
              }
              Thread.yield();
            }
          }

          private static int steps(int seed, List<Object> keep) {
            int sum = seed;
        CALLS    return sum;
          }
        STEPS}
        """
            .replace("CALLS", calls)
            .replace("STEPS", steps));
    write(
        folder,
        "test/CrowdTest.java",
        """
        package crowd;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import org.junit.jupiter.api.Test;

        class CrowdTest {
          @Test
          void keeps() {
            assertEquals(50_000, Crowd.KEPT.size());
          }
        }
        """);
    write(
        folder,
        "bench/CrowdBench.java",
        """
        package crowd;

        import org.openjdk.jmh.annotations.Benchmark;
        import org.openjdk.jmh.annotations.BenchmarkMode;
        import org.openjdk.jmh.annotations.Mode;
        import org.openjdk.jmh.annotations.Scope;
        import org.openjdk.jmh.annotations.State;

        @State(Scope.Thread)
        @BenchmarkMode(Mode.AverageTime)
        public class CrowdBench {
          @Benchmark
          public int crowd() throws InterruptedException {
            return Crowd.crowd(50, 3);
          }
        }
        """);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
