package dev.hotpath.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one person uses: a client with cookies of its own. Thread-safe. */
final class Browser {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI server;
  private final Outages outages;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  /**
   * A new one.
   *
   * @param outages what these cut off is sent again once they are over, as a page does
   */
  Browser(HttpClient http, URI server, Outages outages) {
    this.http = http;
    this.server = server;
    this.outages = outages;
  }

  /**
   * An answer.
   *
   * @param retrySeconds when to come again; 0 where that was not said
   */
  record Answer(int status, String text, int retrySeconds) {

    boolean fine() {
      return status >= 200 && status < 400;
    }

    /** Whether the server has too much to do and takes it later. */
    boolean later() {
      return status == 429 || status == 503;
    }

    JsonNode json() {
      return JSON.readTree(text);
    }

    /** For a list of troubles: the same for the same trouble. */
    String trouble(String request) {
      return "%s was answered with %d%s"
          .formatted(request, status, status >= 400 ? ": " + sentence() : "");
    }

    private String sentence() {
      try {
        return json().path("error").path("message").asString("");
      } catch (RuntimeException noJson) {
        return "";
      }
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  Answer send(String method, String path, Object body) throws IOException, InterruptedException {
    return send(method, path, body, Map.of());
  }

  Answer send(String method, String path, Object body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    headers.forEach(request::header);
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
    remember(response);
    String wait = response.headers().firstValue("Retry-After").orElse("");
    return new Answer(
        response.statusCode(),
        response.body(),
        wait.matches("\\d{1,4}") ? Integer.parseInt(wait) : 0);
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    while (true) {
      long start = System.nanoTime();
      try {
        return http.send(request, body);
      } catch (IOException e) {
        if (!outages.took(start)) {
          throw e;
        }
        outages.awaitEnd();
      }
    }
  }

  private void remember(HttpResponse<?> response) {
    for (String cookie : response.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(LIMIT);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  /** Takes an event; returns whether it wants more. */
  interface Listener {
    boolean hear(String id, String name, JsonNode data);
  }

  /**
   * Follows a stream until its end, or until the listener has enough and breaks it off.
   *
   * @param lastId of the last event that is known; empty for none
   */
  Answer follow(String path, String lastId, Listener listener)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    long start = System.nanoTime();
    HttpResponse<InputStream> response = exchange(request.build(), BodyHandlers.ofInputStream());
    String wait = response.headers().firstValue("Retry-After").orElse("");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      if (response.statusCode() != 200) {
        return new Answer(
            response.statusCode(),
            lines.lines().collect(Collectors.joining("\n")),
            wait.matches("\\d{1,4}") ? Integer.parseInt(wait) : 0);
      }
      String id = "";
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")
            && !listener.hear(id, name, JSON.readTree(line.substring(6)))) {
          break;
        }
      }
    } catch (IOException e) {
      if (!outages.took(start)) {
        throw e;
      }
    }
    return new Answer(200, "", 0);
  }
}
