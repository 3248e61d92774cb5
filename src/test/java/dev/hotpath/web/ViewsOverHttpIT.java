package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Client.Event;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.protocol.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A picture that is taken of a run once it is over: asked for, followed, kept, taken back. */
@Timeout(180)
class ViewsOverHttpIT {

  private static final Path EXERCISES = Path.of("src/test/resources/exercises");
  private static final String FILE = "src/Repeat.java";
  private static final String VIEWS = "/api/runs/{id}/views";

  @TempDir Path data;

  /** An attempt that nobody had to measure: its exercise asks for {@code cpu} and {@code alloc}. */
  private static void store(Stored stored, String run, String code, Map<String, byte[]> files) {
    stored.profiled(run, "repeat", new SourceFile(FILE, code), files);
  }

  private static String code() throws IOException {
    return Files.readString(EXERCISES.resolve("01-small/01-repeat").resolve(FILE));
  }

  /** The same with a statement at its beginning. */
  private static String before(String statement) throws IOException {
    return Concat.changed(code(), "String result", statement + " String result");
  }

  private RunningServer serve() throws Exception {
    return RunningServer.on(data, "--exercises", EXERCISES.toString());
  }

  private static Answer take(Client client, String run, String view) throws Exception {
    return client.post("/api/runs/" + run + "/views/" + view, "");
  }

  private static JsonNode end(Client client, String run, String view) throws Exception {
    return client.events(run + "/views/" + view, 0).getLast().data();
  }

  private static List<String> artifacts(Client client, String run) throws Exception {
    return client.get("/api/runs/" + run).json().get("artifacts").findValuesAsString("name");
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void what_is_taken_belongs_to_the_run_from_then_on_and_after_a_restart() throws Exception {
    byte[] recording = {1};
    try (Stored stored = new Stored(data)) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("recording.jfr", recording);
      files.put("capsule.zip", zip("README.txt", "as it was"));
      store(stored, "run", code(), files);
    }
    List<String> expected =
        List.of(
            "recording.jfr",
            "capsule.zip",
            "flame-wall.json",
            "profile-wall.pb.gz",
            "collapsed-wall.txt",
            "speedscope-wall.json",
            "trace-wall.json",
            "recording-wall.jfr");
    try (RunningServer server = serve()) {
      Client client = server.client();
      Described described = new Described(client.get("/api/openapi.json").json());
      Answer listed = client.get("/api/runs/run/views");
      assertEquals(List.of(), described.wrong("GET", VIEWS, listed));
      List<String> offered = listed.json().get("offered").findValuesAsString("key");
      assertTrue(offered.containsAll(List.of("cpu", "alloc", "wall")), offered.toString());
      assertTrue(listed.json().get("current").isNull());
      assertEquals(404, client.get("/api/runs/run/views/wall").status());

      Answer accepted = take(client, "run", "wall");
      assertEquals(202, accepted.status(), accepted.text());
      assertEquals(List.of(), described.wrong("POST", VIEWS + "/{view}", accepted));
      assertEquals("/api/runs/run/views/wall/events", accepted.json().get("events").asString());
      List<Event> events = client.events("run/views/wall", 0);
      assertEquals(
          List.of("queued", "profiling", "done"), events.stream().map(Event::name).toList());
      assertEquals("taken", events.getLast().data().get("outcome").asString(), "" + events);
      events.forEach(event ->
          assertEquals(List.of(), described.wrong("ViewTaken", event.data()), event.toString()));

      assertEquals(Set.copyOf(expected), Set.copyOf(artifacts(client, "run")));
      assertEquals(expected.size(), artifacts(client, "run").size());
      Answer capsule = client.get("/api/runs/run/artifacts/capsule.zip");
      assertEquals("private, no-cache", capsule.header("Cache-Control"));
      Map<String, byte[]> packed = entries(capsule.bytes());
      assertEquals("as it was", new String(packed.get("README.txt"), StandardCharsets.UTF_8));
      JsonNode run = JsonMapper.builder().build().readTree(packed.get("run.json"));
      List<String> inside = new ArrayList<>(expected);
      inside.remove("capsule.zip");
      assertEquals(Set.copyOf(inside), Set.copyOf(run.get("artifacts").findValuesAsString("name")));
      assertArrayEquals(
          client.get("/api/runs/run/artifacts/collapsed-wall.txt").bytes(),
          packed.get("profiles/collapsed-wall.txt"));
      assertTrue(packed.containsKey("recording-wall.jfr"));
    }
    try (RunningServer server = serve()) {
      Client client = server.client();
      assertEquals(Set.copyOf(expected), Set.copyOf(artifacts(client, "run")));
      assertArrayEquals(
          recording, client.get("/api/runs/run/artifacts/recording.jfr").bytes(), "the run's own");
      JsonNode flame = client.get("/api/runs/run/artifacts/flame-wall.json").json();
      assertTrue(flame.get("lines").findValuesAsString("file").contains(FILE), flame.toString());
      Answer again = take(client, "run", "wall");
      assertEquals(200, again.status(), "it is there: " + again.text());
      assertEquals("taken", end(client, "run", "wall").get("outcome").asString());
    }
  }

  @Test
  void one_at_a_time_and_what_is_cancelled_or_fails_leaves_nothing() throws Exception {
    try (Stored stored = new Stored(data)) {
      store(stored, "endless", before("while (n > 0) {}"), Map.of());
      store(stored, "exits", before("System.exit(3);"), Map.of());
    }
    try (RunningServer server = serve()) {
      Client client = server.client();
      assertEquals(202, take(client, "endless", "live").status());
      client.events("endless/views/live", 0, event -> event.name().equals("profiling"));
      assertEquals(
          "live",
          client.get("/api/runs/endless/views").json().get("current").get("view").asString());
      Answer second = take(client, "exits", "wall");
      assertEquals(409, second.status());
      assertEquals("view-under-way", second.code());
      assertEquals(204, client.delete("/api/runs/endless/views/live").status());
      assertEquals("cancelled", end(client, "endless", "live").get("outcome").asString());
      assertEquals(List.of(), artifacts(client, "endless"));

      assertEquals(202, take(client, "exits", "wall").status());
      JsonNode failed = end(client, "exits", "wall");
      assertEquals("failed", failed.get("outcome").asString());
      assertEquals(
          "No picture: the benchmark ended its JVM with exit code 3. Your verdict stays.",
          failed.get("summary").asString());
      assertEquals(List.of(), artifacts(client, "exits"));

      Answer unknown = take(client, "exits", "colour");
      assertEquals(404, unknown.status());
      assertTrue(unknown.message().contains("there are: cpu, "), unknown.message());
      assertEquals(404, take(client, "nobody", "wall").status());
      Answer broken = client.post("/api/exercises/repeat/runs", Client.files(FILE, "no Java"));
      String wrong = broken.json().get("id").asString();
      client.events(wrong, 0);
      assertEquals("not-correct", take(client, wrong, "wall").code());
      assertTrue(client.get("/api/runs/" + wrong + "/views").json().get("offered").isEmpty());
      assertFalse(client.get("/api/runs/exits/views").json().get("offered").isEmpty());
    }
  }
}
