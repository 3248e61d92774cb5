package dev.hotpath.evidence.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.web.Described;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpeedscopeTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path VENDOR = Path.of("static/vendor/speedscope");

  private static JsonNode file(StackSamples samples) {
    return JSON.readTree(Speedscope.of(Given.profile(samples)));
  }

  static List<StackSamples> profiles() throws IOException {
    return ExportsTest.profiles();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void it_is_as_speedscopes_own_schema_says(StackSamples samples) {
    JsonNode schema = JSON.readTree(VENDOR.resolve("file-format-schema.json").toFile());
    assertEquals(List.of(), Described.wrong(schema, file(samples)));
  }

  @Test
  void a_stack_is_a_list_of_frames_with_the_time_that_its_samples_stand_for() {
    JsonNode file = file(Given.usual().cpu());
    assertEquals("concat cpu", file.get("name").asString());
    JsonNode profile = file.at("/profiles/0");
    assertEquals("nanoseconds", profile.get("unit").asString());
    assertEquals(
        "concat: cpu (nanoseconds), recorded by async-profiler, event ctimer",
        profile.get("name").asString());
    assertEquals(40_000_000, profile.at("/weights/0").asLong());
    List<String> path =
        profile
            .at("/samples/0")
            .valueStream()
            .map(frame -> file.at("/shared/frames/" + frame).toString())
            .toList();
    assertEquals(
        List.of(
            "{\"name\":\"concat.Bench.join\"}",
            "{\"name\":\"concat.Concat.row\",\"file\":\"src/Concat.java\",\"line\":13}",
            "{\"name\":\"a.B.c\"}",
            "{\"name\":\"a.B.d\"}"),
        path);
  }

  @Test
  void bytes_are_bytes_and_shown_before_objects() {
    JsonNode file = file(Given.usual().alloc());
    assertEquals("none", file.at("/profiles/0/unit").asString());
    assertEquals("bytes", file.at("/profiles/1/unit").asString());
    assertEquals(1, file.at("/activeProfileIndex").asInt());
  }

  /** What the page lists is what is served. */
  @Test
  void its_version_is_told_as_it_is() throws IOException {
    JsonNode wanted = JSON.readTree(VENDOR.resolve("package.json").toFile());
    Properties listed = new Properties();
    try (InputStream in = Files.newInputStream(Path.of("src/main/resources/versions.properties"))) {
      listed.load(in);
    }
    String version = wanted.at("/dependencies/speedscope").asString();
    assertEquals(version + ", MIT", listed.getProperty("speedscope"));
    JsonNode locked = JSON.readTree(VENDOR.resolve("package-lock.json").toFile());
    assertEquals(
        version, locked.get("packages").get("node_modules/speedscope").get("version").asString());
    String script = Files.readString(VENDOR.resolve("speedscope.js"));
    assertTrue(script.contains("version:\"" + version + "\""));
  }
}
