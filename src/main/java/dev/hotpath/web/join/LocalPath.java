package dev.hotpath.web.join;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on to, when all that is known of it came in a request: nowhere but on this server.
 */
public final class LocalPath {

  // Neither //elsewhere nor /\elsewhere, and no control character, which browsers leave out.
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");
  // Who has just joined is not to be led to joining again, nor to the answer of a program.
  private static final Pattern DEAD_END =
      Pattern.compile("/(join|resume|instructor|api)([/?#].*)?");

  private LocalPath() {}

  /** The path where it is one of this server, else {@code /}. */
  public static String of(@Nullable String asked) {
    return asked != null && LOCAL.matcher(asked).matches() && !DEAD_END.matcher(asked).matches()
        ? asked
        : "/";
  }
}
