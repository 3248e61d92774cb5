package dev.hotpath.web.classroom;

import dev.hotpath.web.Door;
import dev.hotpath.web.EventStream;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Sends a document to those who follow it, each time it has become another. */
final class ClassStreams {

  // As runs' streams do it: a proxy takes one that is silent for dead, and a client without a
  // network is taken for alive. One that is alive comes again with the version it has.
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Door door;
  private final Clock clock;

  ClassStreams(Door door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /**
   * Stays until the client leaves, or long.
   *
   * @param alive is told again and again that the client is still there
   */
  void follow(Context context, String event, LiveDocument document, Runnable alive)
      throws InterruptedException {
    try (Door.Place _ = door.stream(context)) {
      EventStream stream = new EventStream(context);
      long known = EventStream.lastId(context);
      long end = System.nanoTime() + LIFE.toNanos();
      while (System.nanoTime() - end < 0) {
        LiveDocument.Drawn drawn = document.after(known, HEARTBEAT);
        if (drawn.version() == known) {
          stream.heartbeat();
        } else {
          stream.sendJson(drawn.version(), event, drawn.json(clock.instant()));
          known = drawn.version();
        }
        alive.run();
      }
    } catch (IOException clientLeft) {
      // It comes again with the version that it has, or not at all.
    }
  }

  /** Sends it once. */
  void send(Context context, LiveDocument document) throws InterruptedException {
    context.contentType("application/json; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.result(document.newest().json(clock.instant()));
  }
}
