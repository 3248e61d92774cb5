package speed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was found: sentences first, tables below them, and every sample for {@code --json}. Sections
 * are shown in the order in which they were announced, whichever is measured first.
 */
final class Report {

  private static final long START = System.nanoTime();

  /** What one section has to say. */
  private static final class Part {
    private final List<String> sentences = new ArrayList<>();
    private final StringBuilder tables = new StringBuilder();
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, Object> samples = new LinkedHashMap<>();
  private Part current = new Part();

  Report(List<String> sections) {
    sections.forEach(section -> parts.put(section, new Part()));
  }

  /** Whatever is told from here on is of this section. */
  void begin(String section) {
    current = parts.computeIfAbsent(section, name -> new Part());
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Tells whoever waits what is going on; results never go this way. */
  static void progress(String format, Object... values) {
    if (!Cleanup.ending()) {
      System.err.println(
          format("%4.0f s  ", Figures.millisSince(START) / 1e3) + format(format, values));
    }
  }

  void say(String format, Object... values) {
    current.sentences.add(format(format, values));
  }

  /** Adds a table: the first row is its head, the first column is set flush left. */
  void table(String title, List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder tables = current.tables;
    tables.append('\n').append(title).append('\n');
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < columns; column++) {
        String padding = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? row.get(0) + padding : "  " + padding + row.get(column));
      }
      tables.append(line.toString().stripTrailing()).append('\n');
    }
  }

  void note(String format, Object... values) {
    current.tables.append("  ").append(format(format, values)).append('\n');
  }

  void samples(String section, Object values) {
    samples.put(section, values);
  }

  String text() {
    return parts.values().stream()
            .flatMap(part -> part.sentences.stream())
            .collect(Collectors.joining("\n", "", "\n"))
        + parts.values().stream().map(part -> part.tables).collect(Collectors.joining());
  }

  String json() {
    return json(samples) + "\n";
  }

  private static String json(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quote(entry.getKey().toString()) + ":" + json(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(Report::json).collect(Collectors.joining(",", "[", "]"));
      case Double number -> Double.isFinite(number) ? format("%.3f", number) : "null";
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> quote(value.toString());
    };
  }

  /** A string of JSON. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(c < ' ' ? format("\\u%04x", (int) c) : c);
      }
    }
    return quoted.append('"').toString();
  }

  static String millis(double millis) {
    return Double.isNaN(millis) ? "–" : format("%,.0f ms", millis);
  }
}
