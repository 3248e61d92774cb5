package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code openapi.json} describes the server's addresses: all of them, and no others. */
class OpenApiTest {

  private static final Pattern ROUTE =
      Pattern.compile("config\\.routes\\.(get|post|put|patch|delete)\\(\\s*\"([^\"]+)\"");

  @Test
  void what_is_described_is_what_is_served() throws IOException {
    // From the source, because Javalin tells nobody what was registered with it.
    Set<String> served = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/hotpath/web"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        ROUTE
            .matcher(Files.readString(source))
            .results()
            .map(OpenApiTest::named)
            .forEach(served::add);
      }
    }
    assertFalse(served.isEmpty());
    assertEquals(served, new Described(description()).operations());
  }

  private static String named(MatchResult route) {
    return route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2);
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode description = description();
    Set<String> dead =
        description.findValues("$ref").stream()
            .map(JsonNode::asString)
            .filter(reference -> description.at(reference.substring(1)).isMissingNode())
            .collect(Collectors.toSet());
    assertEquals(Set.of(), dead);
  }

  @Test
  void every_parameter_of_a_path_is_described() throws IOException {
    JsonNode description = description();
    for (var path : description.path("paths").properties()) {
      Set<String> named =
          Pattern.compile("\\{(\\w+)}")
              .matcher(path.getKey())
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet());
      Set<String> described =
          path.getValue()
              .path("parameters")
              .valueStream()
              .map(one ->
                  one.has("$ref") ? description.at(one.path("$ref").asString().substring(1)) : one)
              .map(one -> one.path("name").asString())
              .collect(Collectors.toSet());
      assertEquals(named, described, path.getKey());
    }
  }

  private static JsonNode description() throws IOException {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
  }
}
