package dev.hotpath.rehearsal;

import dev.hotpath.rehearsal.Browser.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who is not there: joins, reads, types, asks the compiler, hands in, follows what becomes
 * of it, and now and then loses the connection. On a virtual thread of its own.
 */
final class Attendee implements Runnable {

  private static final int FILES_AT_ONCE = 6; // as many as a browser opens to one server
  // Who thinks reads more than they type: a burst of keys, then a look at guide and evidence.
  private static final Duration A_SAVE_AFTER = Duration.ofSeconds(6);
  private static final Duration OR_AFTER = Duration.ofSeconds(18);
  // One in ten loses the stream of a run, one in twenty the answer to a submission.
  private static final int STREAM_LOST_IN = 10;
  private static final int ANSWER_LOST_IN = 20;
  private static final int HAND_RAISED_IN = 12;

  private final int number;
  private final Plan plan;
  private final String joinCode;
  private final List<String> pageFiles;
  private final Browser browser;
  private final Notes notes;
  private final long endNanos;
  private final SplittableRandom random;
  private final Followed followed;
  private String browserId = "";
  private long version;
  private long edit;
  private String saved = "";

  Attendee(
      int number,
      Plan plan,
      String joinCode,
      List<String> pageFiles,
      Browser browser,
      Notes notes,
      long endNanos) {
    this.number = number;
    this.plan = plan;
    this.joinCode = joinCode;
    this.pageFiles = pageFiles;
    this.browser = browser;
    this.notes = notes;
    this.endNanos = endNanos;
    this.random = new SplittableRandom(plan.seed() + number);
    this.followed = new Followed(browser, notes);
  }

  @Override
  public void run() {
    try {
      Thread.sleep(plan.arrive().multipliedBy(number).dividedBy(Math.max(1, plan.attendees())));
      join();
      notes.joined.incrementAndGet();
      followed.theClass(endNanos);
      int handedIn = 0;
      Piece piece = plan.pieces().getFirst();
      open(piece);
      while (left() > 0) {
        Piece.Version version = piece.next(handedIn, random);
        think(piece, version, handedIn == 0);
        if (left() > 0) {
          handIn(piece, version);
          handedIn++;
          if (version.what().equals("solution")) {
            checkDraft(piece);
            piece = plan.pieces().get((plan.pieces().indexOf(piece) + 1) % plan.pieces().size());
            open(piece);
          }
        }
      }
      checkDraft(piece);
    } catch (IOException e) {
      notes.trouble("an attendee was cut off: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long left() {
    return endNanos - System.nanoTime();
  }

  private void join() throws IOException, InterruptedException {
    Map<String, String> body = Map.of("code", joinCode, "name", "Attendee " + (number + 1));
    patiently("joining", () -> browser.send("POST", "/api/join", body));
    open("/");
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  /** Comes again for as long as it is told to. */
  private Answer patiently(String what, Request request) throws IOException, InterruptedException {
    Answer answer = request.send();
    while (answer.later() && left() > 0) {
      notes.refused.incrementAndGet();
      Thread.sleep(Duration.ofSeconds(Math.max(1, answer.retrySeconds())));
      answer = request.send();
    }
    if (!answer.fine() && !answer.later()) {
      notes.trouble(answer.trouble(what));
      if (what.equals("joining")) {
        throw new IOException(answer.trouble(what));
      }
    }
    return answer;
  }

  private void open(String page) throws IOException, InterruptedException {
    patiently("a page", () -> browser.get(page));
  }

  /** The page with all its files, and what the page asks for itself. */
  private void open(Piece piece) throws IOException, InterruptedException {
    long start = System.nanoTime();
    open("/exercises/" + piece.exercise());
    List<Thread> fetching =
        java.util.stream.IntStream.range(0, FILES_AT_ONCE)
            .mapToObj(lane -> Thread.startVirtualThread(() -> fetch(lane)))
            .toList();
    for (Thread one : fetching) {
      one.join();
    }
    JsonNode exercise =
        patiently("an exercise", () -> browser.get("/api/exercises/" + piece.exercise())).json();
    notes.pages.add(Notes.millisSince(start));
    version = exercise.path("draftVersion").asLong(0);
    browserId = "rehearsal-%08x".formatted(random.nextInt());
    edit = 0;
    saved = "";
  }

  private void fetch(int lane) {
    try {
      for (int i = lane; i < pageFiles.size(); i += FILES_AT_ONCE) {
        Answer answer = browser.get(pageFiles.get(i));
        if (!answer.fine()) {
          notes.trouble(answer.trouble("a file of a page"));
        }
      }
    } catch (IOException e) {
      notes.trouble("a file of a page did not come: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Types the version piece by piece, each saved and looked at by the compiler. */
  private void think(Piece piece, Piece.Version wanted, boolean first)
      throws IOException, InterruptedException {
    // The first run is the starter, as it is, as soon as one has read what is asked for.
    double most = plan.think().toNanos() * (first ? 0.5 : 1.5);
    double least = plan.think().toNanos() * (first ? 0.1 : 0.5);
    long end = Math.min(endNanos, System.nanoTime() + (long) random.nextDouble(least, most));
    for (int typed = 1; System.nanoTime() < end; typed++) {
      long pause = random.nextLong(A_SAVE_AFTER.toNanos(), OR_AFTER.toNanos());
      Thread.sleep(Duration.ofNanos(Math.min(pause, Math.max(1, end - System.nanoTime()))));
      if (!first && left() > 0) {
        type(piece, wanted, typed);
      }
    }
    if (random.nextInt(HAND_RAISED_IN) == 0) {
      raiseHand(piece);
    }
  }

  private void type(Piece piece, Piece.Version wanted, int typed)
      throws IOException, InterruptedException {
    Map<String, String> files = new LinkedHashMap<>(wanted.files());
    files.replaceAll((path, text) -> text + "// " + typed + "\n");
    edit++;
    Map<String, Object> body =
        Map.of("files", files, "base", version, "browser", browserId, "edit", edit);
    long start = System.nanoTime();
    Answer answer =
        patiently(
            "saving a draft",
            () -> browser.send("PUT", "/api/exercises/" + piece.exercise() + "/draft", body));
    if (answer.status() == 200) {
      notes.saves.add(Notes.millisSince(start));
      version = answer.json().path("version").asLong(version);
      saved = files.values().iterator().next();
    }
    Answer diagnosed =
        browser.send(
            "POST", "/api/exercises/" + piece.exercise() + "/diagnostics", Map.of("files", files));
    if (diagnosed.later()) {
      notes.refused.incrementAndGet();
    } else if (!diagnosed.fine()) {
      notes.trouble(diagnosed.trouble("diagnosing"));
    }
  }

  private void raiseHand(Piece piece) throws IOException, InterruptedException {
    patiently(
        "raising a hand",
        () ->
            browser.send(
                "PUT",
                "/api/class/hand",
                Map.of("exercise", piece.exercise(), "words", "Why is it slow?")));
  }

  private void handIn(Piece piece, Piece.Version wanted) throws IOException, InterruptedException {
    String path = "/api/exercises/" + piece.exercise() + "/runs";
    Map<String, String> key =
        Map.of(
            "Idempotency-Key",
            "rehearsal-%016x%016x".formatted(random.nextLong(), random.nextLong()));
    Map<String, Object> body = Map.of("files", wanted.files());
    long sent = System.nanoTime();
    Answer answer = patiently("handing in", () -> browser.send("POST", path, body, key));
    if (answer.status() != 202) {
      return;
    }
    String run = answer.json().path("id").asString("");
    if (random.nextInt(ANSWER_LOST_IN) == 0) {
      notes.dropped.incrementAndGet();
      Answer again = patiently("handing in again", () -> browser.send("POST", path, body, key));
      if (again.status() == 202 && !again.json().path("id").asString("").equals(run)) {
        notes.twice.incrementAndGet();
      }
    }
    Handed handed = new Handed(browser, run, sent);
    notes.handedIn(handed);
    followed.run(handed, random.nextInt(STREAM_LOST_IN) == 0);
  }

  /** What was saved last must be there, whatever happened since. */
  private void checkDraft(Piece piece) throws IOException, InterruptedException {
    if (saved.isEmpty()) {
      return;
    }
    JsonNode draft =
        browser.get("/api/exercises/" + piece.exercise()).json().path("draft").path("files");
    if (draft.valueStream().noneMatch(text -> text.asString("").equals(saved))) {
      notes.draftsLost.incrementAndGet();
    }
  }
}
