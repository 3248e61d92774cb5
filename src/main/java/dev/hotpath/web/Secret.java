package dev.hotpath.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a browser somebody's: 128 bits, in a cookie and in a personal link. The server keeps
 * only its key.
 *
 * @param text 32 hexadecimal digits
 */
record Secret(String text) {

  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret fresh() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return new Secret(HexFormat.of().formatHex(random));
  }

  /** The one that was given; empty where it can't be one. */
  static Optional<Secret> of(@Nullable String given) {
    return given != null && TEXT.matcher(given).matches()
        ? Optional.of(new Secret(given))
        : Optional.empty();
  }

  /** What is stored: whoever reads the data folder must not be able to be somebody else. */
  String key() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Not itself: what is printed is kept by more than should know it. */
  @Override
  public String toString() {
    return "a secret";
  }
}
