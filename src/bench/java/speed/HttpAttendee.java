package speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An attendee over HTTP, with a client and cookies of their own. */
final class HttpAttendee implements Attendee, AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern WORD = Pattern.compile("\"verdict\":\"([^\"]+)\"");
  private static final Pattern MILLIS =
      Pattern.compile("\"millis\":\\{[^}]*\"verdict\":([0-9.E+-]+)");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String server;
  private final Map<Handed, String> runs = new ConcurrentHashMap<>();

  HttpAttendee(String server) {
    this.server = server;
  }

  /** Enters the class, as soon as there is room at its entrance. */
  void join(String code, String name) throws IOException, InterruptedException {
    String body = "{\"code\":" + Report.quote(code) + ",\"name\":" + Report.quote(name) + "}";
    HttpRequest request =
        request("/api/join")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    while (answer.statusCode() == 429) {
      String wait = answer.headers().firstValue("Retry-After").orElse("1");
      Thread.sleep(Duration.ofSeconds(Long.parseLong(wait)));
      answer = http.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() != 201) {
      throw new IOException("joining was answered with " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Opens a page; anything but 200 is a failure. */
  void open(String path) throws IOException, InterruptedException {
    int status = http.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("the page " + path + " was answered with " + status);
    }
  }

  @Override
  public Handed submit(String source) throws IOException, InterruptedException {
    String body = "{\"files\":{" + Report.quote(Exercise.FILE) + ":" + Report.quote(source) + "}}";
    HttpRequest request =
        request("/api/exercises/" + Exercise.ID + "/runs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    Handed handed = new Handed(); // the clock starts here
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 429 || response.statusCode() == 503) {
      String wait = response.headers().firstValue("Retry-After").orElse("1");
      handed.refuse(wait.matches("\\d{1,4}") ? Integer.parseInt(wait) : 1);
      return handed;
    }
    Matcher id = ID.matcher(response.body());
    if (response.statusCode() != 202 || !id.find()) {
      throw new IOException(
          "a submission was answered with " + response.statusCode() + " " + response.body());
    }
    runs.put(handed, id.group(1));
    handed.refusedFor.complete(0);
    Thread.startVirtualThread(() -> follow("/api/runs/" + id.group(1) + "/events", handed));
    return handed;
  }

  private void follow(String path, Handed handed) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.send(request(path).build(), BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      String name = "";
      long nanos = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          nanos = System.nanoTime();
          name = line.substring("event: ".length());
        } else if (line.startsWith("data: ") && name.matches("tested|measured|done")) {
          Matcher millis = MILLIS.matcher(line);
          if (millis.find()) {
            handed.serverMillis = Double.parseDouble(millis.group(1));
          }
          Matcher word = WORD.matcher(line);
          handed.event(name, word.find() ? word.group(1) : "", nanos);
        }
      }
      handed.fail("its events ended before it was done");
    } catch (IOException e) {
      handed.fail("its events ended: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void takeBack(Handed handed) {
    handed.takenBack = true;
    try {
      http.send(
          request("/api/runs/" + runs.get(handed)).DELETE().build(), BodyHandlers.discarding());
    } catch (IOException e) {
      handed.fail("it could not be taken back: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
