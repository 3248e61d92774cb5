package dev.hotpath.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who asks. Without a classroom there is one learner, whoever sits at the machine; in one, a
 * browser is known by a random cookie that the first answer to it sets.
 */
final class Learner {

  static final String COOKIE = "hotpath";

  private static final String SOLO = "solo";
  private static final String LEARNER = "learner";
  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");
  private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final boolean classroom;

  Learner(boolean classroom) {
    this.classroom = classroom;
  }

  /** Finds out who it is, before anything else is done for them. */
  void before(Context context) {
    if (!classroom) {
      context.attribute(LEARNER, SOLO);
    } else if (!context.path().startsWith("/static/")) {
      String secret = context.cookie(COOKIE);
      if (secret == null || !SECRET.matcher(secret).matches()) {
        secret = welcome(context);
      }
      context.attribute(LEARNER, key(secret));
    }
  }

  private static String welcome(Context context) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    Cookie cookie = new Cookie(COOKIE, secret);
    cookie.setPath("/");
    cookie.setMaxAge(YEAR_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(context.scheme().equals("https"));
    context.cookie(cookie);
    return secret;
  }

  /** What is stored: whoever reads the data folder must not be able to be somebody else. */
  private static String key(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static String of(Context context) {
    return Objects.requireNonNull(context.attribute(LEARNER), "asked of a static file");
  }
}
