package speed;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.Installation;
import dev.hotpath.run.RunEvent;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.RunLog;
import dev.hotpath.run.Runs;
import dev.hotpath.run.Sandbox;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.Submission;
import dev.hotpath.run.Workers;
import dev.hotpath.store.Store;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The server without its web part, driven by lines: {@code submit NUMBER LEARNER BASE64} and {@code
 * cancel NUMBER} on standard input, {@code @ready} and {@code @event NUMBER …} on standard output.
 *
 * <p>The only file here that uses Hotpath's own classes, wired as {@code Serving} and {@code App}
 * do it; {@code EngineRoom} starts it with them on its class path.
 */
final class EngineMain {

  private static final int WARM_UP_ROUNDS = 40; // as the server

  private final Store store;
  private final Compilers compilers;
  private final Workers workers;
  private final Runs runs;
  private final Exercise exercise;

  private EngineMain(Exercise exercise, Path data) {
    this.exercise = exercise;
    store = Store.open(data);
    Installation installation = Installation.find();
    Sandbox sandbox = Sandboxes.choose(Sandboxes.Choice.AUTO, installation);
    compilers = new Compilers(installation, sandbox);
    workers = new Workers(installation, sandbox);
    runs = new Runs(compilers, workers, sandbox, new Keeper());
    workers.prepare();
  }

  private final class Keeper implements RunKeeper {
    @Override
    public void report(RunReport report) {
      store.attempts().report(report);
    }

    @Override
    public void artifact(String run, String name, byte[] bytes) {
      store.artifacts().save(run, name, bytes);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path exercises = Path.of(System.getProperty("hotpath.home"), "exercises");
    Exercise exercise =
        Catalogue.read(exercises, Metrics.keys()).sound().find(arguments[0]).orElseThrow();
    EngineMain engine = new EngineMain(exercise, Path.of(arguments[1]));
    // However it is told to end, by a signal or by the end of its input, it ends the same way.
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    engine.compilers.warmUp(List.of(exercise), WARM_UP_ROUNDS);
    say("@ready");
    engine.obey();
    System.exit(0);
  }

  private void obey() throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "submit" -> submit(words[1], words[2], words[3]);
        case "cancel" -> {
          // Not here: who takes back must not hold up who hands in.
          Thread.startVirtualThread(() -> runs.cancel(id(words[1])));
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private static String id(String number) {
    return "speed-" + number;
  }

  private void submit(String number, String learner, String text) {
    String source = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    List<SourceFile> files = List.of(new SourceFile(exercise.edit().getFirst().path(), source));
    Submission submission = new Submission(id(number), learner, exercise, files, System.nanoTime());
    Thread.startVirtualThread(() -> { // as the server, which has a thread for each request
      RunLog log;
      try {
        // Durable before it is accepted, as over HTTP.
        store
            .attempts()
            .accept(
                new Attempt(
                    submission.id(),
                    learner,
                    exercise.id(),
                    Instant.now(),
                    files,
                    runs.first(submission)));
        log = runs.submit(submission);
      } catch (RuntimeException e) {
        System.err.println("refused " + number + ": " + e);
        say("@event " + number + " refused 1");
        return;
      }
      say("@event " + number + " accepted");
      follow(number, log);
    });
  }

  private static void follow(String number, RunLog log) {
    int seen = 0;
    try {
      while (true) {
        for (RunLog.Entry entry : log.after(seen, Duration.ofSeconds(10))) {
          seen = entry.id();
          if (entry.event() instanceof RunEvent.Reached reached) {
            Verdict verdict = reached.report().verdict();
            say(
                "@event %s %s %s"
                    .formatted(number, reached.name(), verdict == null ? "" : verdict.key()));
          }
          if (entry.last()) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String line) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
  }

  private void close() {
    runs.close();
    workers.close();
    compilers.close();
    store.close();
  }
}
