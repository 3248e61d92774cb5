package dev.hotpath.web;

import dev.hotpath.grade.RunDocuments;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events on one response, each flushed as it is sent.
 *
 * <p>Not Javalin's own: that answers with nothing at all when a client, such as curl, does not ask
 * for {@code text/event-stream} by name.
 *
 * <p>What a client that doesn't read can cost: the virtual thread that writes to it, one event, and
 * the kernel's buffers. A write that makes no progress fails with Jetty's idle timeout, after 30
 * seconds. {@link Door} bounds how many there are, {@link RunApi} how long each may last.
 */
public final class EventStream {

  private final OutputStream out;

  public EventStream(Context context) throws IOException {
    context.contentType("text/event-stream; charset=utf-8");
    context.header("Cache-Control", "no-store");
    context.header("X-Accel-Buffering", "no"); // a proxy must not collect events
    // The context's own stream is there to compress, and forgets to flush.
    out = context.res().getOutputStream();
    // A client that has missed nothing gets no event for now; it is to know that its line is up.
    context.res().flushBuffer();
  }

  /** Sends an event; its data is one line of JSON. */
  void send(int id, String name, Object data) throws IOException {
    sendJson(id, name, RunDocuments.mapper().writeValueAsString(data));
  }

  /**
   * Sends an event whose data is JSON already.
   *
   * @param json one line
   */
  public void sendJson(long id, String name, String json) throws IOException {
    write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, name, json));
  }

  /** The id of the last event that the client has, by its own word; 0 for none. */
  public static long lastId(Context context) {
    String id = context.header("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  /** Keeps the connection alive, and finds out whether it is. */
  public void heartbeat() throws IOException {
    write(": still here\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
