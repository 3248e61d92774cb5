package speed;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A room without the web part, for as long as the server takes everybody for one learner: {@code
 * EngineMain} in a JVM of its own, told what to do on its standard input.
 */
final class EngineRoom implements Room {

  private static final int PATIENCE_SECONDS = 180;
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final Process process;
  private final BufferedWriter in;
  private final Path data;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Map<String, Handed> handed = new ConcurrentHashMap<>();
  private final Map<Handed, String> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger submitted = new AtomicInteger();

  private EngineRoom(Process process, Path data) {
    this.process = process;
    this.data = data;
    in = process.outputWriter(StandardCharsets.UTF_8);
    Thread.startVirtualThread(this::listen);
  }

  static EngineRoom start(Bench bench) throws Exception {
    Path data = bench.folder("engine-data");
    Path log = bench.folder("engine-log");
    Path home = Path.of("").toAbsolutePath();
    Path jars = home.resolve("target/hotpath");
    // As ./hotpath starts the server, but for the class path.
    ProcessBuilder builder =
        Bench.program(
                List.of(
                    Bench.java("java").toString(),
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dhotpath.home=" + home,
                    "-cp",
                    jars.resolve("hotpath.jar") + ":" + jars.resolve("lib") + "/*",
                    "src/bench/java/speed/EngineMain.java",
                    Exercise.ID,
                    data.toString()))
            .redirectError(log.toFile());
    EngineRoom room = new EngineRoom(Cleanup.track(builder), data);
    try {
      room.ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return room;
    } catch (Exception e) {
      room.close();
      throw new IOException("the engine did not start:\n" + Files.readString(log), e);
    }
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        long nanos = System.nanoTime();
        String[] words = line.split(" ");
        if (words[0].equals("@ready")) {
          ready.complete(null);
        } else if (words[0].equals("@event")) {
          hear(handed.get(words[1]), words, nanos);
        } // anything else is a line of its log
      }
    } catch (IOException e) {
      Report.progress("the engine can't be heard: %s", e);
    }
    ready.completeExceptionally(new IOException("it ended"));
    handed.values().forEach(run -> run.fail("the engine ended"));
  }

  // @event NUMBER accepted | refused SECONDS | tested | measured | done VERDICT
  private static void hear(Handed run, String[] words, long nanos) {
    String last = words.length > 3 ? words[3] : "";
    switch (words[2]) {
      case "accepted" -> run.refusedFor.complete(0);
      case "refused" -> run.refuse(Integer.parseInt(last));
      default -> run.event(words[2], last, nanos);
    }
  }

  private void tell(String line) throws IOException {
    synchronized (in) {
      in.write(line);
      in.newLine();
      in.flush();
    }
  }

  @Override
  public String way() {
    return "past the web part, into dev.hotpath.run.Runs, each attendee with a learner key of their"
               + " own and every run kept as the server keeps it; over HTTP this server takes"
               + " everybody for one learner";
  }

  @Override
  public Attendee join(int number) {
    return new Attendee() {
      @Override
      public Handed submit(String source) throws Exception {
        String run = String.valueOf(submitted.incrementAndGet());
        String text = Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_8));
        Handed mine = new Handed();
        handed.put(run, mine);
        numbers.put(mine, run);
        tell("submit " + run + " attendee-" + number + " " + text);
        mine.refusedFor.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return mine;
      }

      @Override
      public void takeBack(Handed mine) {
        mine.takenBack = true;
        try {
          tell("cancel " + numbers.get(mine));
        } catch (IOException e) {
          mine.fail("it could not be taken back: " + e);
        }
      }
    };
  }

  @Override
  public void settle() throws InterruptedException {
    ProcessTree.of(process.pid()).awaitQuiet(WARM_UP);
  }

  @Override
  public void close() {
    Cleanup.end(process);
    Cleanup.delete(data);
  }
}
