package dev.hotpath;

import dev.hotpath.cli.Wiring;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.ServerCache;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trains the AOT caches of all three kinds of JVM: each by doing once what it will do later. */
final class Training {

  private static final List<String> PAGES =
      List.of("/", "/about", "/health", "/static/css/base.css", "/api/exercises");

  private static final JsonMapper JSON = RunDocuments.mapper();

  private Training() {}

  /** Trains those that are missing; returns at once where none is. */
  static void train(Wiring.Engine engine, Catalogue catalogue, ServerCache server)
      throws InterruptedException {
    engine.workers().train();
    engine.compilers().train(catalogue.exercises());
    engine.workers().train(engine.compilers(), catalogue.exercises());
    server.train(List.of("train"));
  }

  /** What a server does in its first minute, over real HTTP, with data that is then deleted. */
  static void tryOut(App app) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("hotpath-training");
    try {
      tryOut(app, data);
    } finally {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void tryOut(App app, Path data) throws IOException, InterruptedException {
    try (Serving serving =
        Serving.open(
            app,
            new Wiring.ServeOptions(
                "127.0.0.1",
                0,
                Wiring.Keeping.in(data),
                app.exercises(),
                app.solutions(),
                Sandboxes.Choice.AUTO,
                Optional.empty()))) {
      String site = "http://127.0.0.1:" + serving.listen();
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (String page : PAGES) {
          get(client, site + page);
        }
        Exercise exercise = serving.catalogue().exercises().getFirst();
        get(client, site + "/exercises/" + exercise.id());
        String path = "/api/exercises/" + exercise.id();
        String json = starter(exercise);
        client.send(
            HttpRequest.newBuilder(URI.create(site + path + "/draft"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> accepted =
            client.send(
                HttpRequest.newBuilder(URI.create(site + path + "/runs"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode run = JSON.readTree(accepted.body());
        get(client, site + run.get("events").asString()); // ends with the run
        get(client, site + run.get("url").asString());
      }
    }
  }

  private static String starter(Exercise exercise) {
    return JSON.writeValueAsString(
        Map.of(
            "files",
            exercise.edit().stream()
                .collect(Collectors.toMap(SourceFile::path, SourceFile::text))));
  }

  private static void get(HttpClient client, String url) throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
