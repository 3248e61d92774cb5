package dev.hotpath.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is the instructor who asks. Without a classroom it is, whoever sits at the machine; in
 * one, a browser is the instructor's once it has opened the link that the server printed.
 */
public final class Instructor {

  static final String COOKIE = "hotpath-instructor";

  private static final int DAY_SECONDS = 24 * 60 * 60;

  private final Optional<String> key;
  private final Entrance entrance;

  /**
   * @param key that the link has; empty without a classroom
   */
  Instructor(Optional<String> key, Entrance entrance) {
    this.key = key;
    this.entrance = entrance;
  }

  /** Whether it is the instructor of a class. */
  public boolean teaches(Context context) {
    return key.isPresent() && asks(context);
  }

  boolean asks(Context context) {
    return key.isEmpty() || isKey(context.cookie(COOKIE));
  }

  /**
   * Refuses anybody else.
   *
   * @throws Problem 403 where it is not the instructor
   */
  public void require(Context context) {
    if (!asks(context)) {
      throw new Problem(
          403,
          "instructor-only",
          "This is for the instructor alone; open the instructor's link, which the server printed"
              + " when it started, in this browser first.");
    }
  }

  /** The link: makes this browser the instructor's, for a day. */
  void enter(Context context) {
    String given = context.pathParam("key");
    if (key.isPresent()) {
      entrance.secret(Guard.way(context).counted());
    }
    if (key.isPresent() && !isKey(given)) {
      throw new Problem(
          403,
          "wrong-key",
          "This is not the instructor's link of this server; the right one was printed when it"
              + " started.");
    }
    if (key.isPresent()) {
      entrance.secretWasRight(Guard.way(context).counted());
      Cookie cookie = new Cookie(COOKIE, given);
      cookie.setPath("/");
      cookie.setMaxAge(DAY_SECONDS);
      cookie.setHttpOnly(true);
      // A strict one would not come along to the board when the link is opened from a chat or mail.
      cookie.setSameSite(SameSite.LAX);
      cookie.setSecure(Guard.way(context).tls());
      context.cookie(cookie);
    }
    // So that the key is in no page's address, nor in what is sent on as where one came from.
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    context.redirect(key.isPresent() ? "/class" : "/debug/profile", HttpStatus.SEE_OTHER);
  }

  private boolean isKey(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            key.orElseThrow().getBytes(StandardCharsets.UTF_8));
  }
}
