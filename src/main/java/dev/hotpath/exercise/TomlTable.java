package dev.hotpath.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A table of a TOML file, read key by key. What is missing or of the wrong type is noted as a
 * problem, and something harmless is returned instead, so that reading goes on and finds the rest.
 */
final class TomlTable {

  private static final TomlMapper TOML = new TomlMapper();

  private final JsonNode table;
  private final String where;
  private final String subject;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  private TomlTable(JsonNode table, String where, String subject, Problems problems) {
    this.table = table;
    this.where = where;
    this.subject = subject;
    this.problems = problems;
  }

  /** Parses a file; empty, with line and column noted as a problem, where it is not TOML. */
  static Optional<TomlTable> parse(String file, String text, String subject, Problems problems) {
    try {
      JsonNode root = TOML.readTree(text);
      return Optional.of(new TomlTable(root, file, subject, problems));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String fact =
          "%s is not TOML: line %d, column %d: %s"
              .formatted(
                  file,
                  at == null ? 1 : Math.max(1, at.getLineNr()),
                  at == null ? 1 : Math.max(1, at.getColumnNr()),
                  e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
      problems.add(subject, fact, "correct that line");
      return Optional.empty();
    }
  }

  boolean has(String key) {
    return table.has(key);
  }

  /** A text that has to be there and to say something. */
  String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty() && !has(key)) {
      missing(key);
    }
    if (text.isPresent() && text.get().isBlank()) {
      problem("'" + key + "' is empty", "write something there");
    }
    return text.orElse("");
  }

  Optional<String> optionalText(String key) {
    return node(key)
        .flatMap(
            node -> node.isString() ? Optional.of(node.stringValue()) : wrong(key, "a string"));
  }

  /** A whole number that has to be there, at least {@code least}; {@code least} where it is not. */
  int integer(String key, int least) {
    if (!has(key)) {
      missing(key);
    }
    return optionalInteger(key, least).orElse(least);
  }

  OptionalInt optionalInteger(String key, int least) {
    Optional<JsonNode> node = node(key);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!node.get().isIntegralNumber() || !node.get().canConvertToInt()) {
      wrong(key, "a whole number");
      return OptionalInt.empty();
    }
    int value = node.get().intValue();
    if (value < least) {
      problem("'" + key + "' is " + value, "use at least " + least);
      return OptionalInt.empty();
    }
    return OptionalInt.of(value);
  }

  OptionalDouble optionalNumber(String key) {
    Optional<JsonNode> node = node(key);
    if (node.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!node.get().isNumber() || !Double.isFinite(node.get().doubleValue())) {
      wrong(key, "a number");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(node.get().doubleValue());
  }

  /** Texts that have to be there, though there may be none. */
  List<String> texts(String key) {
    if (!has(key)) {
      missing(key);
    }
    return optionalTexts(key);
  }

  /** Whole numbers that have to be there, as they read in decimal; there may be none. */
  List<String> integers(String key) {
    if (!has(key)) {
      missing(key);
    }
    List<String> numbers = new ArrayList<>();
    for (JsonNode element : array(key, "an array of whole numbers")) {
      if (element.isIntegralNumber() && element.canConvertToInt()) {
        numbers.add(element.asString());
      } else {
        wrong(key, "an array of whole numbers");
      }
    }
    return numbers;
  }

  List<String> optionalTexts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(key, "an array of strings")) {
      if (element.isString()) {
        texts.add(element.stringValue());
      } else {
        wrong(key, "an array of strings");
      }
    }
    return texts;
  }

  /** Tables of a {@code [[key]]}; none where there is no such key. */
  List<TomlTable> tables(String key) {
    List<TomlTable> tables = new ArrayList<>();
    for (JsonNode element : array(key, "a list of tables, [[" + key + "]]")) {
      if (element.isObject()) {
        String place = where + ", [[" + key + "]] " + (tables.size() + 1);
        tables.add(new TomlTable(element, place, subject, problems));
      } else {
        wrong(key, "a list of tables, [[" + key + "]]");
      }
    }
    return tables;
  }

  /** Notes every key that nobody asked for: call it last. */
  void rejectOtherKeys() {
    for (String key : table.propertyNames()) {
      if (!known.contains(key)) {
        String keys = known.stream().collect(Collectors.joining(", "));
        problem("unknown key '" + key + "'", "remove it; known are " + keys);
      }
    }
  }

  /** Notes a problem of this table. */
  void problem(String fact, String remedy) {
    problems.add(subject, where + ": " + fact, remedy);
  }

  private Optional<JsonNode> node(String key) {
    known.add(key);
    return Optional.ofNullable(table.get(key));
  }

  private List<JsonNode> array(String key, String expected) {
    Optional<JsonNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!node.get().isArray()) {
      wrong(key, expected);
      return List.of();
    }
    return List.copyOf(node.get().values());
  }

  private void missing(String key) {
    known.add(key);
    problem("'" + key + "' is missing", "add it");
  }

  private <T> Optional<T> wrong(String key, String expected) {
    problem("'" + key + "' is not " + expected, "make it " + expected);
    return Optional.empty();
  }
}
