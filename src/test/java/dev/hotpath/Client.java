package dev.hotpath;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the HTTP API. Every request has a limit of its own. */
public final class Client {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI address;
  private final String cookies;
  private final HttpClient http;

  Client(URI address) {
    this(address, HTTP);
  }

  /** One that connects in a way of its own, such as with TLS. */
  Client(URI address, HttpClient http) {
    this(address, "", http);
  }

  private Client(URI address, String cookies, HttpClient http) {
    this.address = address;
    this.cookies = cookies;
    this.http = http;
  }

  /** The same with one more cookie, {@code name=value}. */
  public Client with(String cookie) {
    return new Client(address, cookies.isEmpty() ? cookie : cookies + "; " + cookie, http);
  }

  /** Its cookies, as it sends them. */
  public String cookies() {
    return cookies;
  }

  /** Somebody who joins a class, and is a client of their own from then on. */
  public Client join(String code, String name) throws IOException, InterruptedException {
    Answer joined = post("/api/join", JSON.writeValueAsString(Map.of("code", code, "name", name)));
    if (joined.status() != 201) {
      throw new AssertionError(joined.status() + ": " + joined.text());
    }
    return with(joined.cookie());
  }

  /**
   * One server-sent event.
   *
   * @param id as it was sent
   */
  public record Event(long id, String name, JsonNode data) {}

  /** An answer: status, headers by lower-case name, body. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {

    /** The body as text. */
    public String text() {
      return new String(bytes, UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
      return JSON.readTree(bytes);
    }

    /** A header's first value; empty where it is missing. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of("")).getFirst();
    }

    /** The cookie that it sets, as it is sent back. */
    public String cookie() {
      String set = header("Set-Cookie");
      return set.substring(0, Math.max(0, set.indexOf(';')));
    }

    /** The sentence of an error. */
    public String message() {
      return json().path("error").path("message").asString();
    }

    /** The code of an error. */
    public String code() {
      return json().path("error").path("code").asString();
    }
  }

  /** A request to an address of this server, for those who want to change it before it goes. */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path)).timeout(LIMIT);
    return cookies.isEmpty() ? request : request.header("Cookie", cookies);
  }

  /**
   * Sends it and waits for the whole answer. As a program should, it comes again when it is told to
   * come later.
   */
  public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    Answer answer = sendOnce(request);
    return answer.status() != 429
        ? answer
        : await("what was too much at once goes through later")
            .pollDelay(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))))
            .pollInterval(Duration.ofSeconds(1))
            .atMost(LIMIT)
            .until(() -> sendOnce(request), again -> again.status() != 429);
  }

  /** Sends it and takes no for an answer. */
  public Answer sendOnce(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  public Answer post(String path, String json) throws IOException, InterruptedException {
    return send(withJson("POST", path, json));
  }

  public Answer put(String path, String json) throws IOException, InterruptedException {
    return send(withJson("PUT", path, json));
  }

  /** Sends a page's form, as that page does. */
  public Answer form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return sendOnce(withForm(path, fields).header("Origin", address.toString()));
  }

  /** A form that does not say where it comes from. */
  public HttpRequest.Builder withForm(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** A request with a body, for those who want to send it in their own way. */
  public HttpRequest.Builder withJson(String method, String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json));
  }

  /** The body that submits, saves or checks one file. */
  public static String files(String path, String text) {
    return JSON.writeValueAsString(Map.of("files", Map.of(path, text)));
  }

  /** Hands in a version of exercise {@code concat}; returns the run's id. */
  public String submit(String concat) throws IOException, InterruptedException {
    Answer accepted = post("/api/exercises/concat/runs", files(Concat.FILE, concat));
    if (accepted.status() != 202) {
      throw new AssertionError(accepted.status() + ": " + accepted.text());
    }
    return accepted.json().get("id").asString();
  }

  /** Hands in and waits for the run document. */
  public JsonNode run(String concat) throws IOException, InterruptedException {
    return events(submit(concat), 0).getLast().data();
  }

  /** All events of a run behind {@code last}; waits for its end. */
  public List<Event> events(String run, long last) throws IOException, InterruptedException {
    return events(run, last, event -> false);
  }

  /** Events of a run behind {@code last}, up to the first that is {@code enough}. */
  public List<Event> events(String run, long last, Predicate<Event> enough)
      throws IOException, InterruptedException {
    return follow("/api/runs/" + run + "/events", last, enough);
  }

  /** Events of a stream behind {@code last}, up to the first that is {@code enough}. */
  public List<Event> follow(String path, long last, Predicate<Event> enough)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (last > 0) {
      request.header("Last-Event-ID", String.valueOf(last));
    }
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    List<Event> events = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      if (response.statusCode() != 200) {
        throw new AssertionError(response.statusCode() + ": " + lines.readLine());
      }
      String id = "";
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          events.add(new Event(Long.parseLong(id), name, JSON.readTree(line.substring(6))));
          if (enough.test(events.getLast())) {
            break;
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return events;
  }
}
