package dev.hotpath.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.RunningServer;
import dev.hotpath.SharedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing accepted and nothing typed is lost when a server ends, however it ends. */
@ExtendWith(SharedServer.class)
@Timeout(240)
class RestartIT {

  private static final String DRAFT = "/api/exercises/concat/draft";

  @TempDir Path data;

  @Test
  void what_was_typed_and_handed_in_survives_a_polite_end() throws Exception {
    String typed = Concat.starter() + "// Zoë was here: さくら 🚲\n";
    String run;
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      assertEquals(204, client.put(DRAFT, Client.files(Concat.FILE, typed)).status());
      client.post("/api/exercises/concat/hints", "{\"hint\":1}");
      client.post("/api/exercises/concat/answers", "{\"question\":0,\"choice\":0}");
      run = client.submit(Concat.endless());
      client.events(run, 0, event -> event.name().equals("compiled"));
    }
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      JsonNode exercise = client.get("/api/exercises/concat").json();
      assertEquals(typed, exercise.get("draft").get("files").get(Concat.FILE).asString());
      assertEquals(run, exercise.get("current").asString());
      String page = client.get("/exercises/concat").text();
      assertTrue(page.contains("data-answered=\"true\""), page);
      assertTrue(page.contains("Show hint 2 of"), page);
      assertEquals(204, client.delete(DRAFT).status());
      client.delete("/api/runs/" + run);
      assertEquals("cancelled", verdict(client, run));
    }
    try (RunningServer server = RunningServer.on(data)) {
      assertTrue(server.client().get("/api/exercises/concat").json().get("draft").isNull());
      assertEquals("cancelled", verdict(server.client(), run));
    }
  }

  private static String verdict(Client client, String run) throws Exception {
    return client.events(run, 0).getLast().data().get("verdict").asString();
  }

  @Test
  void a_run_that_a_kill_cut_off_is_finished_by_the_next_server() throws Exception {
    String run;
    List<Event> heard;
    List<ProcessHandle> children;
    List<Path> folders;
    RunningServer killed = RunningServer.on(data);
    try {
      killed.client().put(DRAFT, Client.files(Concat.FILE, Concat.solution()));
      run = killed.client().submit(Concat.solution());
      heard = killed.client().events(run, 0, event -> event.name().equals("measuring"));
      children = killed.process().descendants().toList();
      folders = folders(children);
    } finally {
      killed.kill();
    }
    assertFalse(children.isEmpty());
    assertFalse(folders.isEmpty());
    await("workers and compiler end with their server")
        .atMost(Duration.ofSeconds(20))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    try (RunningServer server = RunningServer.on(data)) {
      assertEquals(List.of(), folders.stream().filter(Files::exists).toList());
      // The client knows nothing of the kill: it comes again with the last id that it has.
      JsonNode done = server.client().events(run, heard.getLast().id()).getLast().data();
      assertEquals("done", done.get("state").asString());
      assertEquals("pass", done.get("verdict").asString(), done.toString());
      JsonNode exercise = server.client().get("/api/exercises/concat").json();
      assertEquals(List.of(run), exercise.get("attempts").findValuesAsString("id"));
      assertEquals(
          Concat.solution(), exercise.get("draft").get("files").get(Concat.FILE).asString());
      assertEquals(
          200, server.client().get("/api/runs/" + run + "/artifacts/flame-cpu.json").status());
    }
  }

  /** What each of these processes was given as a folder of its own. */
  private static List<Path> folders(List<ProcessHandle> processes) {
    return processes.stream()
        .flatMap(process -> process.info().commandLine().stream())
        .flatMap(line -> Pattern.compile("/\\S*/jvm-\\d+").matcher(line).results())
        .map(found -> Path.of(found.group()))
        .distinct()
        .toList();
  }

  @Test
  void a_second_server_on_the_same_data_is_refused(RunningServer first) throws Exception {
    String folder = first.data().toString();
    Outcome second = Packaged.run("serve", "--port", "0", "--data", folder);
    assertEquals(3, second.exit());
    assertEquals("", second.out());
    assertTrue(
        second
            .err()
            .contains(
                "data folder %s: another Hotpath server uses it (process %d); stop that one, or name another folder with --data"
                    .formatted(folder, first.process().pid())),
        second.err());
    assertEquals(200, first.client().get("/health").status());
  }

  @Test
  void a_port_in_use_is_named_with_its_remedy(RunningServer first) throws Exception {
    int port = first.address().getPort();
    Outcome second =
        Packaged.run("serve", "--port", String.valueOf(port), "--data", data.toString());
    assertEquals(3, second.exit());
    assertEquals("", second.out());
    assertTrue(
        second
            .err()
            .contains(
                "hotpath: port %d on 127.0.0.1 is in use; end the other server, or choose another port with --port (0 takes a free one)"
                    .formatted(port)),
        second.err());
    assertFalse(second.err().contains("Javalin"), second.err());
    assertEquals(200, first.client().get("/health").status());
  }

  /** 192.0.2.0/24 is for documentation: no machine has such an address. */
  @Test
  void an_address_of_another_machine_is_named_with_its_remedy() throws Exception {
    Outcome outcome =
        Packaged.run("serve", "--host", "192.0.2.1", "--port", "0", "--data", data.toString());
    assertEquals(3, outcome.exit());
    assertTrue(
        outcome.err().contains("hotpath: can't listen on port 0 of 192.0.2.1 ("), outcome.err());
    assertTrue(outcome.err().contains("give --host an address of this machine"), outcome.err());
  }
}
