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
final class Instructor {

  static final String COOKIE = "hotpath-instructor";

  private static final int DAY_SECONDS = 24 * 60 * 60;

  private final Optional<String> key;

  /**
   * @param key that the link has; empty without a classroom
   */
  Instructor(Optional<String> key) {
    this.key = key;
  }

  boolean asks(Context context) {
    return key.isEmpty() || isKey(context.cookie(COOKIE));
  }

  /**
   * @throws Problem 403 where it is not
   */
  void require(Context context) {
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
    if (key.isPresent() && !isKey(given)) {
      throw new Problem(
          403,
          "wrong-key",
          "This is not the instructor's link of this server; the right one was printed when it"
              + " started.");
    }
    if (key.isPresent()) {
      Cookie cookie = new Cookie(COOKIE, given);
      cookie.setPath("/");
      cookie.setMaxAge(DAY_SECONDS);
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.STRICT);
      cookie.setSecure(context.scheme().equals("https"));
      context.cookie(cookie);
    }
    // So that the key is in no page's address, nor in what is sent on as where one came from.
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    context.redirect("/debug/profile", HttpStatus.SEE_OTHER);
  }

  private boolean isKey(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            key.orElseThrow().getBytes(StandardCharsets.UTF_8));
  }
}
