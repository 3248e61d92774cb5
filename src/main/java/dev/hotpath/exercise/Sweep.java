package dev.hotpath.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One benchmark at several values of one thing, to see what depends on it.
 *
 * @param key names it within its exercise: {@code heap}, {@code n}
 * @param benchmark name of its method
 * @param parameter field with JMH's {@code @Param}; empty for any other dimension
 * @param values at least two, as {@code exercise.toml} writes them, in its order
 */
public record Sweep(
    String key,
    String title,
    String benchmark,
    Dimension dimension,
    String parameter,
    List<String> values) {

  /** The most values that one can have: with more, nobody waits for the end. */
  public static final int MAX_VALUES = 8;

  private static final Map<String, String> COLLECTORS =
      Map.of(
          "serial", "-XX:+UseSerialGC",
          "parallel", "-XX:+UseParallelGC",
          "g1", "-XX:+UseG1GC",
          "z", "-XX:+UseZGC");

  private static final Map<String, String> COLLECTOR_NAMES =
      Map.of("serial", "Serial", "parallel", "Parallel", "g1", "G1", "z", "ZGC");

  private static final String COLLECTOR_FLAG = "-XX:\\+Use\\w+GC";
  private static final String HEAP_FLAG =
      "-Xm[xsn].*|-XX:(?:(?:Max|Initial|Min|SoftMax)HeapSize|(?:Max)?NewSize)=.*";

  public Sweep {
    values = List.copyOf(values);
  }

  /** What differs from value to value. */
  public enum Dimension {
    PARAMETER("parameter", "values"),
    HEAP("heap", "heap"),
    COLLECTOR("collector", "collector"),
    PROCESSORS("processors", "processors"),
    OPTIONS("options", "options");

    private final String key;
    private final String values;

    Dimension(String key, String values) {
      this.key = key;
      this.values = values;
    }

    /** The word of {@code exercise.toml} and of the sweep's document. */
    @JsonValue
    public String key() {
      return key;
    }

    /** The key that holds the values in {@code exercise.toml}. */
    String valuesKey() {
      return values;
    }
  }

  /** Names of the collectors that can be swept over. */
  static List<String> collectors() {
    return List.of("serial", "parallel", "g1", "z");
  }

  /** What a person calls a value: {@code 64 MB}, {@code ZGC}, {@code no options}. */
  public String label(String value) {
    return switch (dimension) {
      case PARAMETER, PROCESSORS -> value;
      case HEAP ->
          value
              .replaceFirst("[gG]$", " GB")
              .replaceFirst("[mM]$", " MB")
              .replaceFirst("[kK]$", " KB");
      case COLLECTOR -> COLLECTOR_NAMES.getOrDefault(value, value);
      case OPTIONS -> value.isEmpty() ? "no options" : value;
    };
  }

  /** A value behind "with": {@code n = 1000}, {@code 64 MB}, {@code 8 processors}. */
  public String inSentence(String value) {
    return switch (dimension) {
      case PARAMETER -> parameter + " = " + value;
      case PROCESSORS -> value + (value.equals("1") ? " processor" : " processors");
      case HEAP, COLLECTOR, OPTIONS -> label(value);
    };
  }

  /**
   * Flags of a JVM at a value.
   *
   * @param base those that it has otherwise; what the sweep sets itself is taken out of them
   */
  public List<String> flags(List<String> base, String value) {
    List<String> flags = new ArrayList<>(base);
    flags.removeIf(this::sets);
    flags.addAll(own(value));
    return flags;
  }

  /** Whether a flag would be in the way of a value's own: two collectors are refused by a JVM. */
  private boolean sets(String flag) {
    return (setsAny(COLLECTOR_FLAG) && flag.matches(COLLECTOR_FLAG))
        || (setsAny(HEAP_FLAG) && flag.matches(HEAP_FLAG));
  }

  private boolean setsAny(String form) {
    return values.stream().flatMap(value -> own(value).stream()).anyMatch(own -> own.matches(form));
  }

  private List<String> own(String value) {
    return switch (dimension) {
      case PARAMETER -> List.of();
      case HEAP -> List.of("-Xmx" + value);
      case COLLECTOR -> List.of(COLLECTORS.getOrDefault(value, ""));
      case PROCESSORS -> List.of("-XX:ActiveProcessorCount=" + value);
      case OPTIONS -> value.isEmpty() ? List.of() : List.of(value.split(" "));
    };
  }

  /** Whether what the collector does is part of the answer. */
  public boolean countsCollections() {
    return dimension == Dimension.HEAP
        || dimension == Dimension.COLLECTOR
        || (dimension == Dimension.OPTIONS && (setsAny(COLLECTOR_FLAG) || setsAny(HEAP_FLAG)));
  }

  /**
   * Those of an exercise, and those that any exercise with a benchmark has.
   *
   * @param declared of its author
   * @param benchmark its first
   */
  static List<Sweep> offered(List<Sweep> declared, String benchmark) {
    return Stream.concat(
            declared.stream(),
            usual(benchmark).stream()
                .filter(one -> declared.stream().noneMatch(own -> own.dimension == one.dimension)))
        .toList();
  }

  private static List<Sweep> usual(String benchmark) {
    return List.of(
        usual("Heap size", benchmark, Dimension.HEAP, "32m", "64m", "128m", "256m", "512m"),
        usual("Garbage collector", benchmark, Dimension.COLLECTOR, "serial", "parallel", "g1", "z"),
        usual("Processors", benchmark, Dimension.PROCESSORS, "1", "2", "8", "18"));
  }

  private static Sweep usual(
      String title, String benchmark, Dimension dimension, String... values) {
    return new Sweep(dimension.key(), title, benchmark, dimension, "", List.of(values));
  }
}
