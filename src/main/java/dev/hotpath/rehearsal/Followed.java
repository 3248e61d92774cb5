package dev.hotpath.rehearsal;

import dev.hotpath.rehearsal.Browser.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/** The event streams that one attendee has open, each on a virtual thread of its own. */
final class Followed {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Browser browser;
  private final Notes notes;

  Followed(Browser browser, Notes notes) {
    this.browser = browser;
    this.notes = notes;
  }

  /** What goes on in the class, until the end; comes again when it breaks off, as a page does. */
  void theClass(long endNanos) {
    Thread.startVirtualThread(() -> {
      AtomicReference<String> last = new AtomicReference<>("");
      Set<String> answered = new HashSet<>();
      try {
        while (System.nanoTime() < endNanos) {
          Answer answer =
              browser.follow(
                  "/api/class/events",
                  last.get(),
                  (id, name, data) -> {
                    last.set(id);
                    answer(data.path("poll"), answered);
                    return System.nanoTime() < endNanos;
                  });
          if (!answer.fine() && !answer.later()) {
            notes.trouble(answer.trouble("the class's news"));
            return;
          }
          Thread.sleep(AGAIN);
        }
      } catch (IOException e) {
        notes.trouble("the class's news broke off: " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Everybody has an opinion, and says it once. */
  private void answer(JsonNode poll, Set<String> answered) {
    if (!poll.isObject()
        || poll.path("revealed").asBoolean()
        || !answered.add(poll.path("exercise").asString("") + poll.path("question").asInt())) {
      return;
    }
    Thread.startVirtualThread(() -> {
      try {
        Answer answer =
            browser.send(
                "POST",
                "/api/exercises/" + poll.path("exercise").asString("") + "/answers",
                Map.of("question", poll.path("question").asInt(), "choice", 0));
        if (!answer.fine()) {
          notes.trouble(answer.trouble("answering a question"));
        }
      } catch (IOException e) {
        notes.trouble("answering a question failed: " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /**
   * A run, to its end.
   *
   * @param breaksOff whether its first connection is lost
   */
  void run(Handed handed, boolean breaksOff) {
    Thread.startVirtualThread(() -> {
      String path = handed.path() + "/events";
      AtomicReference<String> last = new AtomicReference<>("");
      boolean breaks = breaksOff;
      try {
        while (!handed.over()) {
          boolean once = breaks;
          Answer answer =
              browser.follow(
                  path,
                  last.get(),
                  (id, name, data) -> {
                    last.set(id);
                    hear(handed, name, data);
                    return !once && !handed.over();
                  });
          if (once) {
            breaks = false;
            notes.dropped.incrementAndGet();
          }
          if (!answer.fine() && !answer.later()) {
            notes.trouble(answer.trouble("a run's news"));
            return;
          }
          if (!handed.over()) {
            Thread.sleep(AGAIN);
          }
        }
      } catch (IOException e) {
        notes.trouble("a run's news broke off: " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  static void hear(Handed handed, String name, JsonNode data) {
    handed.heard(
        name,
        data.path("state").asString(""),
        data.path("verdict").asString(""),
        System.nanoTime());
  }
}
