package dev.hotpath.web;

import dev.hotpath.evidence.export.Exports;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.profiler.OwnProfile;
import dev.hotpath.web.ServerProfiles.Session;
import dev.hotpath.web.ServerProfiles.State;
import dev.hotpath.web.page.ServerProfilePage;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /debug/profile}: what the server itself spends its time and memory on, for its owner. */
final class DebugApi {

  // All of the server's own code is "yours"; none of it has a file that the page could open.
  private static final Sources SERVER = new Sources("dev.hotpath", List.of());
  private static final int DEFAULT_SECONDS = 10;

  private final ServerProfiles profiles;
  private final Instructor instructor;
  private final Pages pages;

  DebugApi(ServerProfiles profiles, Instructor instructor, Pages pages) {
    this.profiles = profiles;
    this.instructor = instructor;
    this.pages = pages;
  }

  /**
   * A profile of the server, as far as it is.
   *
   * @param state {@code recording}, {@code done} or {@code failed}
   * @param millis since it began
   * @param message what went wrong, or {@code null}
   */
  record Told(
      String id, String event, int seconds, String state, long millis, @Nullable String message) {

    static Told of(Session session) {
      return new Told(
          session.id(),
          session.event(),
          session.seconds(),
          switch (session.state()) {
            case State.Recording _ -> "recording";
            case State.Done _ -> "done";
            case State.Failed _ -> "failed";
          },
          session.age().toMillis(),
          session.state() instanceof State.Failed failed ? failed.why() : null);
    }
  }

  /** The page; with {@code ?event=cpu&seconds=10} it begins at once. */
  void page(Context context) {
    instructor.require(context);
    String event = context.queryParam("event");
    String seconds = context.queryParam("seconds");
    boolean asked = event != null || seconds != null;
    pages.render(
        context,
        "server-profile",
        new ServerProfilePage(
            OwnProfile.VIEWS.stream().map(DebugApi::inWords).toList(),
            event == null ? OwnProfile.VIEWS.getFirst() : event(event),
            seconds == null ? DEFAULT_SECONDS : seconds(seconds),
            ServerProfiles.MAX_SECONDS,
            asked),
        "debug");
  }

  private static ServerProfilePage.Event inWords(String view) {
    return new ServerProfilePage.Event(
        view,
        switch (view) {
          case "cpu" -> "where the processors’ time goes";
          case "alloc" -> "where the bytes are made";
          case "lock" -> "where threads wait for locks";
          case "wall" -> "where threads are, at work or waiting";
          default -> view;
        });
  }

  void start(Context context) {
    instructor.require(context);
    Bodies.Profile wanted = Bodies.read(context, Bodies.Profile.class);
    Session session =
        profiles.start(event(wanted.event()), seconds(String.valueOf(wanted.seconds())));
    context.status(202).json(Told.of(session));
  }

  void get(Context context) {
    context.header("Cache-Control", "no-store").json(Told.of(session(context)));
  }

  /** Ends it before its time. What was seen by then stays. */
  void end(Context context) {
    session(context).end();
    context.status(204);
  }

  void flame(Context context) {
    context.json(FlameGraph.of(taken(context).samples(), SERVER));
  }

  void collapsed(Context context) {
    offer(context, "txt");
    context
        .contentType("text/plain; charset=utf-8")
        .result(Exports.collapsed(taken(context).samples(), SERVER));
  }

  void recording(Context context) {
    offer(context, "jfr");
    context.contentType("application/octet-stream").result(taken(context).recording());
  }

  private static void offer(Context context, String type) {
    context.header("Content-Disposition", "attachment; filename=\"hotpath-server." + type + "\"");
  }

  private OwnProfile.Taken taken(Context context) {
    if (session(context).state() instanceof State.Done done) {
      return done.taken();
    }
    throw new Problem(
        409,
        "not-taken",
        "This profile of the server is not there yet, or could not be taken; its document says"
            + " which.");
  }

  private Session session(Context context) {
    instructor.require(context);
    String id = context.pathParam("id");
    return profiles
        .find(id)
        .orElseThrow(() ->
            new Problem(
                404,
                "unknown-profile",
                "There is no profile of the server with this id; only the last one is kept."));
  }

  private static String event(String given) {
    if (!OwnProfile.VIEWS.contains(given)) {
      throw new Problem(
          422,
          "unknown-event",
          "The server can't be profiled by that event; it can by: %s."
              .formatted(String.join(", ", OwnProfile.VIEWS)));
    }
    return given;
  }

  private static int seconds(String given) {
    if (!given.matches("\\d{1,4}")
        || Integer.parseInt(given) < 1
        || Integer.parseInt(given) > ServerProfiles.MAX_SECONDS) {
      throw new Problem(
          422,
          "bad-seconds",
          "A profile of the server takes 1 to %d whole seconds; ask for so many."
              .formatted(ServerProfiles.MAX_SECONDS));
    }
    return Integer.parseInt(given);
  }
}
