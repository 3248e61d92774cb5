package dev.hotpath.exercise;

import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code jvm.options}: one option per line, {@code #} before a comment, blank lines.
 *
 * @param flags for a command line, in the order of the file; empty where one is refused
 * @param lines the line of each flag, from 1
 * @param refused an error for each that a learner may not choose; see {@link AllowedOptions}
 */
public record JvmOptions(List<String> flags, List<Integer> lines, List<Diagnostic> refused) {

  /** The file's name; it lies at the exercise's root. */
  public static final String FILE = "jvm.options";

  private static final int MAX_CHARS = 4_096;
  private static final int MAX_OPTIONS = 40;
  private static final int SHOWN = 60;
  private static final Pattern PLAIN = Pattern.compile("[!-~]+");
  private static final Pattern SIZED = Pattern.compile("(-Xm[xsn])(.*)");
  private static final Pattern SWITCH = Pattern.compile("-XX:([+-])(\\w+)(.*)");
  private static final Pattern VALUE = Pattern.compile("-XX:(\\w+)(?:=(.*))?");

  public JvmOptions {
    flags = List.copyOf(flags);
    lines = List.copyOf(lines);
    refused = List.copyOf(refused);
  }

  /** Those among the files; none where there is no such file. */
  public static JvmOptions in(List<SourceFile> files) {
    return files.stream()
        .filter(file -> file.path().equals(FILE))
        .findFirst()
        .map(file -> parse(file.text()))
        .orElseGet(() -> new JvmOptions(List.of(), List.of(), List.of()));
  }

  /** Reads a file. */
  static JvmOptions parse(String text) {
    if (text.length() > MAX_CHARS) {
      return new JvmOptions(
          List.of(),
          List.of(),
          List.of(
              error(
                  1,
                  1,
                  1,
                  "this file has %,d characters and may have %,d; remove what is not needed"
                      .formatted(text.length(), MAX_CHARS))));
    }
    List<String> flags = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<Diagnostic> refused = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line =
          lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      String option = withoutComment(line);
      if (option.isEmpty()) {
        continue;
      }
      String wrong = wrong(option, i + 1, lineOf);
      if (wrong.isEmpty() && flags.size() == MAX_OPTIONS) {
        wrong = "there are more than %d options; remove some".formatted(MAX_OPTIONS);
      }
      if (wrong.isEmpty()) {
        flags.add(option);
        places.add(i + 1);
      } else {
        int column = line.indexOf(option) + 1;
        refused.add(error(i + 1, column, column + option.length(), wrong));
      }
    }
    return refused.isEmpty()
        ? new JvmOptions(flags, places, List.of())
        : new JvmOptions(List.of(), List.of(), refused);
  }

  /** Blanks and tabs alone are taken away: what else looks blank is not meant well. */
  private static String withoutComment(String line) {
    return line.replaceFirst("(?:^|[ \t])[ \t]*#.*", "")
        .replaceFirst("^[ \t]+", "")
        .replaceFirst("[ \t]+$", "");
  }

  /** What is wrong with an option, with the remedy; empty where nothing is. */
  private static String wrong(String option, int line, Map<String, Integer> lineOf) {
    if (option.contains(" ") || option.contains("\t")) {
      return "there is a blank in this option; write one option in each line";
    } else if (!PLAIN.matcher(option).matches()) {
      int odd = option.codePoints().filter(c -> c < '!' || c > '~').findFirst().orElseThrow();
      return "there is a U+%04X in it, and options are plain letters, digits and signs; type it anew"
          .formatted(odd);
    } else if (!option.startsWith("-")) {
      return "“%s” does not begin with a dash; write an option such as -Xmx64m, or # before a comment"
          .formatted(cut(option));
    }
    String sign = "";
    String name = "";
    String value = "";
    Matcher sized = SIZED.matcher(option);
    Matcher onOrOff = SWITCH.matcher(option);
    Matcher withValue = VALUE.matcher(option);
    if (sized.matches()) {
      name = sized.group(1);
      value = sized.group(2);
    } else if (onOrOff.matches()) {
      sign = onOrOff.group(1);
      name = onOrOff.group(2);
      value = onOrOff.group(3);
    } else if (withValue.matches()) {
      name = withValue.group(1);
      value = withValue.group(2) == null ? "" : withValue.group(2);
    }
    Option allowed = AllowedOptions.byName().get(name);
    if (allowed == null) {
      return "%s is not among the options that this exercise can change; see the list below the editor"
          .formatted(cut(option));
    }
    Integer before = lineOf.putIfAbsent(name, line);
    return before == null
        ? allowed.refusal(sign, value).orElse("")
        : "%s is in line %d already; remove one of the two".formatted(name, before);
  }

  private static String cut(String option) {
    return option.length() <= SHOWN ? option : option.substring(0, SHOWN) + "…";
  }

  /** An error in this file. */
  public static Diagnostic error(int line, int column, int endColumn, String message) {
    return new Diagnostic(
        FILE,
        line,
        column,
        line,
        Math.max(endColumn, column + 1),
        Diagnostic.Severity.ERROR,
        message);
  }
}
