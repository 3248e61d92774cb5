package dev.hotpath.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Concat;
import dev.hotpath.LocalPostgres;
import dev.hotpath.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A class whose server is killed at moments that nobody chose: whatever was accepted is finished or
 * reported afterwards, and what was typed is there.
 */
@Timeout(500)
class KilledIT {

  private static final String FILE = Concat.FILE;
  private static final String DRAFT = "/api/exercises/concat/draft";
  private static final String RUNS = "/api/exercises/concat/runs";
  private static final int PEOPLE = 6;
  private static final int KILLS = 3;

  @TempDir Path data;

  @Test
  void nothing_that_was_accepted_is_lost_with_sqlite() throws Exception {
    survive();
  }

  @Test
  void nothing_that_was_accepted_is_lost_with_postgresql() throws Exception {
    survive("--db", LocalPostgres.shared().database());
  }

  private void survive(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--classroom"));
    arguments.addAll(List.of(options));
    String[] serve = arguments.toArray(String[]::new);
    long seed = new Random().nextLong();
    System.out.println("KilledIT: seed " + seed);
    RandomGenerator random = new Random(seed);
    List<Attendee> people = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      RunningServer server = RunningServer.on(data, serve);
      try {
        while (people.size() < PEOPLE) {
          people.add(new Attendee(server, people.size(), random.nextLong()));
        }
        work(server, people, 1 + random.nextInt(5 * PEOPLE));
      } finally {
        server.kill();
      }
    }
    try (RunningServer server = RunningServer.on(data, serve)) {
      for (Attendee attendee : people) {
        attendee.assertNothingIsLost(server);
      }
      assertTrue(people.stream().anyMatch(attendee -> !attendee.accepted.isEmpty()));
    }
  }

  /**
   * All type and hand in, until so many of their requests were taken; then the server is killed.
   */
  private static void work(RunningServer server, List<Attendee> people, int taken)
      throws Exception {
    CountDownLatch enough = new CountDownLatch(taken);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (Attendee attendee : people) {
        all.add(threads.submit(() -> attendee.workUntilItIsGone(server, enough)));
      }
      enough.await();
      server.kill();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /** Somebody who remembers what the server has told them. */
  private static final class Attendee {

    private final int number;
    private final RandomGenerator random;
    private final String cookie;
    private final List<String> accepted = new ArrayList<>();

    /** The last draft whose saving was answered, and those sent since: any may be the one kept. */
    private final List<String> mayBeKept = new ArrayList<>(List.of(""));

    private int typed;

    Attendee(RunningServer server, int number, long seed) throws Exception {
      this.number = number;
      this.random = new Random(seed);
      this.cookie = server.join("Attendee " + number).cookies();
    }

    /** Types and hands in, again and again; true once nobody answers any more. */
    boolean workUntilItIsGone(RunningServer server, CountDownLatch taken) throws Exception {
      Client client = server.client().with(cookie);
      try {
        while (true) {
          String sent = Concat.solution() + "// " + number + ", " + ++typed + "\n";
          mayBeKept.add(sent);
          var saving = client.sendOnce(client.withJson("PUT", DRAFT, Client.files(FILE, sent)));
          if (saving.status() == 204) {
            mayBeKept.retainAll(List.of(sent));
            taken.countDown();
          }
          var handingIn = client.post(RUNS, Client.files(FILE, program()));
          if (handingIn.status() == 202) {
            accepted.add(handingIn.json().get("id").asString());
            taken.countDown();
          }
        }
      } catch (IOException gone) {
        return true; // what was sent just now was taken, or was not: nobody told
      }
    }

    /** One in ten is measured, which takes the whole machine for seconds. */
    private String program() throws IOException {
      return switch (random.nextInt(10)) {
        case 0 -> Concat.solution();
        case 1, 2, 3, 4 -> Concat.wrong();
        default -> Concat.broken();
      };
    }

    void assertNothingIsLost(RunningServer server) throws Exception {
      Client client = server.client().with(cookie);
      String draft =
          client
              .get("/api/exercises/concat")
              .json()
              .path("draft")
              .path("files")
              .path(FILE)
              .asString("");
      assertTrue(mayBeKept.contains(draft), () -> draft + " is none of " + mayBeKept);
      for (String run : accepted) {
        JsonNode report =
            await("run " + run + " is over")
                .atMost(Duration.ofMinutes(4))
                .until(() -> client.get("/api/runs/" + run).json(), KilledIT::isDone);
        assertTrue(
            List.of("compile-error", "fail", "pass", "slow", "inconclusive", "cancelled")
                .contains(report.get("verdict").asString()),
            report.toString());
      }
      assertEquals(accepted.size(), accepted.stream().distinct().count());
    }
  }

  private static boolean isDone(JsonNode report) {
    return "done".equals(report.path("state").asString(""));
  }
}
