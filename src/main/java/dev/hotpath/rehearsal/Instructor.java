package dev.hotpath.rehearsal;

import dev.hotpath.rehearsal.Browser.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who watches the board, helps whose hand is up, and asks all at once a question. */
final class Instructor {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final Browser browser;
  private final Notes notes;
  private final long endNanos;

  Instructor(Browser browser, Notes notes, long endNanos) {
    this.browser = browser;
    this.notes = notes;
    this.endNanos = endNanos;
  }

  /**
   * Enters by the link.
   *
   * @param path with the secret in it
   * @throws IOException where the server does not let them in
   */
  static void enter(Browser browser, String path) throws IOException, InterruptedException {
    Answer answer = browser.get(path);
    if (!answer.fine()) {
      throw new IOException(answer.trouble("the instructor's link"));
    }
  }

  /** Begins both, on threads of their own. */
  void begin(Plan plan) {
    Thread.startVirtualThread(this::watch);
    Thread.startVirtualThread(() -> lead(plan));
  }

  private void watch() {
    try {
      String last = "";
      while (System.nanoTime() < endNanos) {
        Answer answer = browser.follow("/api/class/board/events", last, this::see);
        if (!answer.fine() && !answer.later()) {
          notes.trouble(answer.trouble("the board's news"));
          return;
        }
        Thread.sleep(AGAIN);
      }
    } catch (IOException e) {
      notes.trouble("the board's news broke off: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean see(String id, String name, JsonNode board) {
    notes.boards.incrementAndGet();
    Optional<String> first =
        board.path("hands").valueStream().map(hand -> hand.path("person").asString("")).findFirst();
    // One after the other: whoever comes next is helped when the board next changes.
    first.ifPresent(person -> Thread.startVirtualThread(() -> help(person)));
    return System.nanoTime() < endNanos;
  }

  private void help(String person) {
    try {
      Answer answer = browser.delete("/api/class/hands/" + person);
      if (!answer.fine() && answer.status() != 404) {
        notes.trouble(answer.trouble("lowering a hand"));
      }
    } catch (IOException e) {
      notes.trouble("lowering a hand failed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A line for all, then a question, its answer, and the end of it. */
  private void lead(Plan plan) {
    Piece piece = plan.pieces().getFirst();
    Duration quarter = plan.time().dividedBy(4);
    try {
      act(Map.of("act", "broadcast", "text", "This is a rehearsal."));
      if (piece.questions() == 0) {
        return;
      }
      Map<String, Object> question = Map.of("exercise", piece.exercise(), "question", 0);
      for (String act : new String[] {"pollOpened", "pollRevealed"}) {
        Thread.sleep(quarter);
        act(with(question, act));
      }
      Thread.sleep(quarter);
      act(Map.of("act", "pollClosed"));
    } catch (IOException e) {
      notes.trouble("an act of the instructor failed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> with(Map<String, Object> fields, String act) {
    Map<String, Object> all = new java.util.LinkedHashMap<>(fields);
    all.put("act", act);
    return all;
  }

  private void act(Map<String, Object> act) throws IOException, InterruptedException {
    Answer answer = browser.send("POST", "/api/class/acts", act);
    if (!answer.fine()) {
      notes.trouble(answer.trouble("an act of the instructor"));
    }
  }
}
