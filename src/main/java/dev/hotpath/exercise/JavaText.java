package dev.hotpath.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be said about a Java source without compiling it: its package and its benchmarks. */
final class JavaText {

  private static final Pattern PACKAGE =
      Pattern.compile("^\\s*(?:@[\\w.]+\\s*)*package\\s+([\\w.]+)\\s*;");

  /** {@code @Benchmark}, further annotations, modifiers and type, then the name before the "(". */
  private static final Pattern BENCHMARK =
      Pattern.compile(
          "@(?:org\\.openjdk\\.jmh\\.annotations\\.)?Benchmark\\b"
              + "(?:\\s*@[\\w.]+(?:\\s*\\([^)]*\\))?)*"
              + "[^@(){};=]*?(\\w+)\\s*\\(");

  private static final Pattern COUNTERS =
      Pattern.compile("@(?:org\\.openjdk\\.jmh\\.annotations\\.)?AuxCounters\\b");

  /** Public fields and methods that are numbers, one name or several with commas. */
  private static final Pattern PUBLIC_NUMBER =
      Pattern.compile(
          "\\bpublic\\s+(?:byte|short|int|long|float|double)\\s+"
              + "(\\w+(?:\\s*,\\s*\\w+)*)\\s*[;=(]");

  /** {@code @Param}, its values, further annotations, modifiers and type, then the field's name. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "@(?:org\\.openjdk\\.jmh\\.annotations\\.)?Param\\b\\s*(\\([^)]*\\))?"
              + "(?:\\s*@[\\w.]+(?:\\s*\\([^)]*\\))?)*"
              + "[^@(){};=]*?(\\w+)\\s*[;=]");

  /** A class that is AutoCloseable, up to its body. */
  private static final Pattern CLOSEABLE =
      Pattern.compile("\\bclass\\s+(\\w+)[^{;]*\\bimplements\\b[^{;]*\\bAutoCloseable\\b");

  private static final Pattern REQUEST =
      Pattern.compile("\\bvoid\\s+request\\s*\\(\\s*(?:final\\s+)?long\\s+\\w+\\s*\\)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");

  private JavaText() {}

  /** The package that a source declares; empty for the unnamed one. */
  static Optional<String> packageOf(String source) {
    Matcher matcher = PACKAGE.matcher(code(source));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Names of the methods annotated with {@code @Benchmark}, sorted. */
  static Set<String> benchmarksOf(String source) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = BENCHMARK.matcher(code(source));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /**
   * Names that can be counters: the public numbers of a source in which some class is annotated
   * with {@code @AuxCounters}, from there on; sorted.
   */
  static Set<String> countersOf(String source) {
    Set<String> names = new TreeSet<>();
    String code = code(source);
    Matcher annotation = COUNTERS.matcher(code);
    if (annotation.find()) {
      Matcher number = PUBLIC_NUMBER.matcher(code);
      for (int at = annotation.end(); number.find(at); at = number.end()) {
        names.addAll(List.of(number.group(1).split("\\s*,\\s*")));
      }
    }
    return names;
  }

  /** Fields annotated with {@code @Param}, by name, with how many values each is given. */
  static Map<String, Integer> parametersOf(String source) {
    Map<String, Integer> values = new TreeMap<>();
    Matcher matcher = PARAMETER.matcher(code(source));
    while (matcher.find()) {
      String given = matcher.group(1) == null ? "" : matcher.group(1);
      values.put(matcher.group(2), 1 + (int) given.chars().filter(c -> c == ',').count());
    }
    return values;
  }

  /**
   * Names of classes that can be asked under load: those that are {@code AutoCloseable}, where the
   * source has a method {@code void request(long)}; sorted.
   */
  static Set<String> servicesOf(String source) {
    String code = code(source);
    return REQUEST.matcher(code).find()
        ? CLOSEABLE
            .matcher(code)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  /** Every word of the code: names, and keywords too. */
  static Set<String> wordsOf(String source) {
    return WORD.matcher(code(source))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The source with a blank for every comment, literal and text block. */
  private static String code(String source) {
    StringBuilder code = new StringBuilder(source.length());
    int at = 0;
    while (at < source.length()) {
      int end = endOfNoCode(source, at);
      code.append(end > at ? ' ' : source.charAt(at));
      at = Math.max(end, at + 1);
    }
    return code.toString();
  }

  /** Where the comment or literal that begins at {@code at} ends; {@code at} where none begins. */
  private static int endOfNoCode(String source, int at) {
    if (source.startsWith("//", at)) {
      return endOf(source, at + 2, "\n");
    }
    if (source.startsWith("/*", at)) {
      return endOf(source, at + 2, "*/");
    }
    if (source.startsWith("\"\"\"", at)) {
      return endOfLiteral(source, at + 3, "\"\"\"");
    }
    char first = source.charAt(at);
    return first == '"' || first == '\'' ? endOfLiteral(source, at + 1, "" + first) : at;
  }

  private static int endOf(String source, int from, String mark) {
    int found = source.indexOf(mark, from);
    return found < 0 ? source.length() : found + mark.length();
  }

  private static int endOfLiteral(String source, int from, String quote) {
    int at = from;
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(source.length(), at + quote.length());
  }
}
