package dev.hotpath.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Roll;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks. Without a classroom there is one learner, whoever sits at the machine. In one it is the
 * person whose cookie the browser has, or else the instructor; who is neither is led to joining.
 */
public final class Learner {

  static final String COOKIE = "hotpath";

  private static final String SOLO = "solo";

  /** Under whose name the instructor works, who is no attendee. */
  public static final String INSTRUCTOR = "instructor";

  private static final String LEARNER = "learner";
  private static final String PERSON = "person";
  private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;
  private static final Set<String> FOR_ANYBODY =
      Set.of("/about", "/join", "/api/join", "/resume", "/health", "/metrics");
  static final String LEAVE = "/me/leave";

  private final Optional<Roll> roll;
  private final Instructor instructor;

  /**
   * @param roll empty without a classroom
   */
  Learner(Optional<Roll> roll, Instructor instructor) {
    this.roll = roll;
    this.instructor = instructor;
  }

  /** Finds out who it is, before anything else is done for them. */
  void before(Context context) {
    if (roll.isEmpty()) {
      context.attribute(LEARNER, SOLO);
      return;
    }
    String path = context.path();
    if (path.startsWith("/static/") || path.equals("/health") || path.equals("/metrics")) {
      return;
    }
    Optional<Person> person =
        Secret.of(context.cookie(COOKIE)).flatMap(secret -> roll.get().byKey(secret.key()));
    if (person.isPresent()) {
      roll.get().seen(person.get().id());
      context.attribute(PERSON, person.get());
      context.attribute(LEARNER, person.get().id());
      // The instructor may have joined too, in the same browser, and can still let it go on.
      boolean theirs = path.startsWith("/api/class/session") && instructor.asks(context);
      if (Guard.changesSomething(context)
          && !isForAnybody(path)
          && !path.equals(LEAVE)
          && !theirs) {
        refuseWhereOver(person.get());
      }
    } else if (instructor.asks(context)) {
      context.attribute(LEARNER, INSTRUCTOR);
    } else if (!isForAnybody(path)) {
      leadToJoining(context);
    }
  }

  /** Whether one who is in no class may open it. */
  static boolean isForAnybody(String path) {
    return FOR_ANYBODY.contains(path)
        || path.startsWith("/resume/")
        || path.startsWith("/instructor/");
  }

  private void refuseWhereOver(Person person) {
    if (!roll.orElseThrow().takesPart(person)) {
      throw new Problem(
          409,
          "class-over",
          "This class is over: what you did in it can be read, and not changed. What you typed is"
              + " kept in this browser; to go on, join the next class at /join.");
    }
  }

  private static void leadToJoining(Context context) {
    if (Failures.isForPrograms(context.path())) {
      throw new Problem(
          401,
          "not-joined",
          "You are not in this class, or not any more; open /join and come in with the join code, or"
              + " open your resume link. What you typed is kept in this browser.");
    }
    String query = context.queryString();
    String wanted = context.path() + (query == null ? "" : "?" + query);
    boolean back = !Guard.changesSomething(context) && !wanted.equals("/");
    context.header("Cache-Control", "no-store");
    context.redirect(
        back ? "/join?then=" + URLEncoder.encode(wanted, UTF_8) : "/join", HttpStatus.SEE_OTHER);
    context.skipRemainingHandlers();
  }

  /** Makes this browser somebody's. */
  static void admit(Context context, Secret secret) {
    context.cookie(cookie(context, secret.text(), YEAR_SECONDS));
  }

  /** Makes this browser nobody's. */
  static void forget(Context context) {
    context.cookie(cookie(context, "", 0));
  }

  private static Cookie cookie(Context context, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(Guard.way(context).tls());
    return cookie;
  }

  /** Under whose name attempts, drafts and answers are kept. */
  public static String of(Context context) {
    return Objects.requireNonNull(context.attribute(LEARNER), "asked where anybody may come");
  }

  /** The attendee who asks; empty where it is somebody else. */
  public static Optional<Person> person(Context context) {
    return Optional.ofNullable(context.attribute(PERSON));
  }
}
