package speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./hotpath serve}, with a data folder of its own. */
final class Server implements AutoCloseable {

  private static final Pattern JOIN_CODE = Pattern.compile("with the code ([0-9A-Z-]{9})");
  private static final Pattern READY = Pattern.compile("ready at (http://\\S+) \\((.*)\\)");
  private static final int PATIENCE_SECONDS = 120;
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final Duration BREATH = Duration.ofSeconds(5);

  private final Process process;
  private final Path data;
  private final Path log;
  private final String address;
  private final String said;
  private final double readyMillis;
  private final long startNanos;
  private final List<HttpAttendee> attendees = new ArrayList<>();

  private Server(
      Process process,
      Path data,
      Path log,
      long startNanos,
      String address,
      String said,
      double millis) {
    this.process = process;
    this.data = data;
    this.log = log;
    this.startNanos = startNanos;
    this.address = address;
    this.said = said;
    this.readyMillis = millis;
  }

  /** Starts one for a single learner and waits for its ready line. */
  static Server start(Bench bench) throws Exception {
    return start(bench, List.of());
  }

  /** Starts one that people join. */
  static Server ofAClass(Bench bench) throws Exception {
    return start(bench, List.of("--classroom"));
  }

  private static Server start(Bench bench, List<String> options) throws Exception {
    Path data = bench.folder("data");
    Path log = bench.folder("server-log");
    long start = System.nanoTime();
    Process process =
        Cleanup.track(
            Bench.program(
                    Stream.concat(
                            Stream.of("./hotpath", "serve", "--port", "0", "--data", "" + data),
                            options.stream())
                        .toList())
                .redirectError(log.toFile()));
    CompletableFuture<Server> ready = new CompletableFuture<>();
    // Goes on reading, so that a full pipe never holds the server up.
    Thread.startVirtualThread(() -> {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          Matcher matcher = READY.matcher(line);
          if (matcher.find()) {
            ready.complete(
                new Server(
                    process,
                    data,
                    log,
                    start,
                    matcher.group(1),
                    matcher.group(2),
                    Figures.millisSince(start)));
          }
        }
        ready.completeExceptionally(new IOException("the server ended before it was ready"));
      } catch (IOException e) {
        ready.completeExceptionally(e);
      }
    });
    try {
      return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      Cleanup.end(process);
      throw new IOException("./hotpath serve did not start:\n" + Files.readString(log), e);
    }
  }

  double readyMillis() {
    return readyMillis;
  }

  double millisSinceStart() {
    return Figures.millisSince(startNanos);
  }

  long pid() {
    return process.pid();
  }

  /** What the ready line says of itself: exercises, sandbox. */
  String said() {
    return said;
  }

  /** How submissions reach it, in words for the report. */
  String way() {
    return "over HTTP, each attendee with a client and cookies of their own";
  }

  /** One who is in, by the join code where it is a class. */
  HttpAttendee join() throws IOException, InterruptedException {
    HttpAttendee attendee = attendee();
    Matcher code = JOIN_CODE.matcher(Files.readString(log));
    if (code.find()) {
      attendee.join(code.group(1), "Attendee " + attendees.size());
    }
    attendee.open("/");
    return attendee;
  }

  /** One who has not even opened the first page. */
  HttpAttendee attendee() {
    HttpAttendee attendee = new HttpAttendee(address);
    attendees.add(attendee);
    return attendee;
  }

  /** Waits until the compiler is warm, spares are ready, and nothing uses the processor. */
  void settle() throws InterruptedException {
    ProcessTree.of(pid()).awaitQuiet(WARM_UP);
  }

  /** As {@link #settle}, between two submissions to a server that has settled before. */
  void breathe() throws InterruptedException {
    ProcessTree.of(pid()).awaitQuiet(BREATH);
  }

  @Override
  public void close() {
    attendees.forEach(HttpAttendee::close);
    Cleanup.end(process);
    Cleanup.delete(data);
  }
}
