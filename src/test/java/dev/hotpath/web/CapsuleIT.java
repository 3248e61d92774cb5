package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.Packaged;
import dev.hotpath.Packaged.Outcome;
import dev.hotpath.SharedServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The capsule of a real run: downloaded, opened, compared with the run document, replayed. */
@ExtendWith(SharedServer.class)
@Timeout(180)
class CapsuleIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode document = JSON.nullNode();
  private static Answer download = new Answer(0, Map.of(), new byte[0]);
  private static final Map<String, byte[]> ENTRIES = new LinkedHashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void hand_in_the_solution_and_download_its_capsule(Client client) throws Exception {
    document = client.run(Concat.solution());
    download = client.get("/api/runs/" + document.get("id").asString() + "/artifacts/capsule.zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(download.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        ENTRIES.put(entry.getName(), zip.readAllBytes());
      }
    }
  }

  private static String text(String name) {
    byte[] bytes = ENTRIES.get(name);
    assertTrue(bytes != null, name + " is not among " + ENTRIES.keySet());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String name) {
    return JSON.readTree(text(name));
  }

  private static List<Double> samples(String side) {
    return document
        .get("benchmarks")
        .get(0)
        .get(side)
        .get("samples")
        .valueStream()
        .map(JsonNode::asDouble)
        .toList();
  }

  /** As the run makes a sample of a fork's iterations. */
  private static double sample(List<Double> iterations) {
    double[] means = new double[iterations.size() / 3];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          iterations.subList(3 * i, 3 * i + 3).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
    }
    Arrays.sort(means);
    return means[means.length / 2];
  }

  @Test
  void it_is_a_zip_among_the_artifacts_of_the_run() {
    assertEquals(200, download.status());
    assertEquals("application/zip", download.header("Content-Type"));
    assertEquals(
        "attachment; filename=\"concat-capsule.zip\"", download.header("Content-Disposition"));
    JsonNode listed =
        document
            .get("artifacts")
            .valueStream()
            .filter(artifact -> artifact.get("name").asString().equals("capsule.zip"))
            .findFirst()
            .orElseThrow();
    assertEquals(listed.get("bytes").asInt(), download.bytes().length);
  }

  @Test
  void the_medians_of_its_forks_are_the_samples_of_the_run() {
    JsonNode forks = json("forks.json");
    for (String side : List.of("starter", "yours")) {
      List<Double> medians =
          forks
              .valueStream()
              .filter(fork -> fork.get("side").asString().equals(side))
              .filter(fork -> fork.get("use").asString().equals("time"))
              .filter(fork -> fork.get("replacedBy").isNull())
              .sorted(
                  Comparator.comparingInt((JsonNode fork) ->
                      fork.get("replaces").isNull()
                          ? fork.get("number").asInt()
                          : fork.get("replaces").asInt()))
              .map(fork ->
                  sample(
                      fork.get("iterations")
                          .valueStream()
                          .map(iteration -> iteration.get("nanosPerOp").asDouble())
                          .toList()))
              .toList();
      assertEquals(samples(side), medians, side);
    }
    assertEquals(
        IntStream.rangeClosed(1, forks.size()).boxed().toList(),
        forks.valueStream().map(fork -> fork.get("number").asInt()).toList());
  }

  @Test
  void every_fork_says_how_it_was_run() {
    for (JsonNode fork : json("forks.json")) {
      List<String> flags = fork.get("jvmFlags").valueStream().map(JsonNode::asString).toList();
      assertTrue(flags.contains("-XX:+ExitOnOutOfMemoryError"), flags.toString());
      assertTrue(
          flags.stream().allMatch(flag -> flag.endsWith("=/dev/null") || !flag.contains("/")),
          flags.toString());
      assertEquals("join", fork.get("benchmark").asString());
      assertEquals("concat.ConcatBench.join", fork.get("method").asString());
      assertEquals(1, fork.get("threads").asInt());
      assertTrue(fork.get("conditions").get("spinNanos").asDouble() > 0, fork.toString());
      double least =
          fork.get("iterationMillis").asDouble() * fork.get("iterations").size()
              + fork.get("warmupMillis").asDouble() * fork.get("warmupIterations").asInt();
      assertTrue(fork.get("wallMillis").asDouble() >= least, fork.toString());
      assertTrue(fork.get("iterations").get(0).get("bytesPerOp").asDouble() > 0, fork.toString());
    }
  }

  @Test
  void as_jmh_has_it_every_fork_is_an_array() {
    for (String side : List.of("starter", "yours")) {
      JsonNode result = json("jmh/join-" + side + ".json").get(0);
      assertEquals(samples(side).size(), result.get("forks").asInt());
      JsonNode metric = result.get("primaryMetric");
      List<Double> medians =
          metric
              .get("rawData")
              .valueStream()
              .map(fork -> sample(fork.valueStream().map(JsonNode::asDouble).toList()))
              .toList();
      assertEquals(samples(side), medians, side);
      assertEquals("ns/op", metric.get("scoreUnit").asString());
    }
  }

  @Test
  void it_holds_what_was_handed_in_and_the_document_as_it_is_but_for_the_capsule()
      throws Exception {
    assertEquals(Concat.solution(), text("submission/" + Concat.FILE));
    assertEquals(Concat.starter(), text("starter/" + Concat.FILE));
    JsonNode run = json("run.json");
    for (String key :
        List.of("id", "verdict", "summary", "tests", "goals", "benchmarks", "state")) {
      assertEquals(document.get(key), run.get(key), key);
    }
    JsonNode environment = json("environment.json");
    assertEquals(document.get("sandbox"), environment.get("sandbox"));
    assertEquals(System.getProperty("java.runtime.version"), environment.get("jdk").asString());
    assertFalse(environment.get("cpu").asString().isEmpty());
    boolean recorded =
        document
            .get("artifacts")
            .valueStream()
            .anyMatch(artifact -> artifact.get("name").asString().equals("recording.jfr"));
    assertEquals(recorded, ENTRIES.containsKey("recording.jfr"));
  }

  /** What the server makes when asked is what the run made. */
  @Test
  void it_holds_the_profiles_that_other_tools_open(Client client) throws Exception {
    Set<String> packed = new TreeSet<>();
    for (JsonNode artifact : document.get("artifacts")) {
      String name = artifact.get("name").asString();
      byte[] bytes = ENTRIES.get("profiles/" + name);
      if (bytes != null) {
        Answer answer =
            client.get("/api/runs/" + document.get("id").asString() + "/artifacts/" + name);
        assertArrayEquals(bytes, answer.bytes(), name);
        assertEquals(artifact.get("bytes").asInt(), bytes.length, name);
        packed.add(name.replaceFirst("-(cpu|alloc)", ""));
      }
    }
    assertEquals(Set.of("collapsed.txt", "profile.pb.gz", "speedscope.json", "trace.json"), packed);
  }

  @Test
  void a_run_that_measured_nothing_has_none(Client client) throws Exception {
    JsonNode broken = client.run(Concat.broken());
    assertEquals("compile-error", broken.get("verdict").asString());
    assertEquals(0, broken.get("artifacts").size());
  }

  @Test
  void the_command_line_measures_it_again_and_compares() throws Exception {
    Path capsule = Files.write(folder.resolve("capsule.zip"), download.bytes());
    Outcome outcome = Packaged.run("run", "--capsule", capsule.toString());
    assertEquals(0, outcome.exit(), outcome.err() + outcome.out());
    assertTrue(outcome.out().startsWith("pass: Correct, and "), outcome.out());
    JsonNode speedup = document.get("benchmarks").get(0).get("speedup");
    String had =
        String.format(
            java.util.Locale.ROOT,
            "  join: the capsule measured %.2f× (%.2f to %.2f), and now it is ",
            speedup.get("value").asDouble(),
            speedup.get("low").asDouble(),
            speedup.get("high").asDouble());
    assertTrue(outcome.out().contains(had), had + " is not in " + outcome.out());
    assertTrue(outcome.out().contains("  Both with JDK "), outcome.out());
  }
}
