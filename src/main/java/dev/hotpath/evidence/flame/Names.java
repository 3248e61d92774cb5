package dev.hotpath.evidence.flame;

import java.util.regex.Pattern;

/** Names of frames, which anybody may have written, made fit for a sentence. */
public final class Names {

  private static final int MAX = 80;
  // Controls, what turns text around or hides in it, and what marks code in our sentences.
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}`]");

  private static final Pattern LIBRARY = Pattern.compile("^\\S*?\\.so(\\.\\d+)*\\.(?=\\S)");

  private Names() {}

  /** A native function without its library, whose file may be called anew in each JVM. */
  static String withoutLibrary(String name) {
    return LIBRARY.matcher(name).replaceFirst("");
  }

  /** Class and method of a full name; the class alone of what was allocated. */
  public static String shown(String name) {
    String fit = withoutLibrary(UNFIT.matcher(name).replaceAll("\ufffd"));
    String[] parts = fit.split("\\.", -1);
    String last = parts[parts.length - 1];
    boolean plain = parts.length < 3 || fit.contains(" ") || fit.contains("::");
    boolean type = !last.isEmpty() && Character.isUpperCase(last.charAt(0));
    String shown = plain ? fit : type ? last : parts[parts.length - 2] + "." + last;
    return shown.length() <= MAX
        ? shown
        : shown.substring(0, MAX / 2) + "…" + shown.substring(shown.length() - MAX / 2);
  }
}
