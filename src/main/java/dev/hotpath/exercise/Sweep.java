package dev.hotpath.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern SWITCHED_OFF = Pattern.compile("-XX:-(\\w+)");
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
    OPTIONS("options", "options"),
    /** With one of the compiler's abilities switched off. */
    COMPILER("compiler", "compiler"),
    /** No author can know which JDKs a machine has, so no {@code exercise.toml} has it. */
    JDK("jdk", "jdk");

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

    /** Those that an {@code exercise.toml} may have. */
    static List<Dimension> declared() {
      return Stream.of(values()).filter(one -> one != JDK).toList();
    }
  }

  /** Names of the collectors that can be swept over. */
  static List<String> collectors() {
    return List.of("serial", "parallel", "g1", "z");
  }

  /** What a person calls a value: {@code 64 MB}, {@code ZGC}, {@code as it is}. */
  public String label(String value) {
    return switch (dimension) {
      case PARAMETER, PROCESSORS, JDK -> value;
      case HEAP ->
          value
              .replaceFirst("[gG]$", " GB")
              .replaceFirst("[mM]$", " MB")
              .replaceFirst("[kK]$", " KB");
      case COLLECTOR -> COLLECTOR_NAMES.getOrDefault(value, value);
      case OPTIONS -> value.isEmpty() ? "as it is" : value;
      case COMPILER -> CompilerSwitch.of(value).label();
    };
  }

  /** A value in a sentence: {@code n = 1000}, {@code 64 MB}, {@code 8 processors}. */
  public String inSentence(String value) {
    return switch (dimension) {
      case PARAMETER -> parameter + " = " + value;
      case PROCESSORS -> value + (value.equals("1") ? " processor" : " processors");
      case HEAP, COLLECTOR, OPTIONS, JDK -> label(value);
      case COMPILER -> CompilerSwitch.of(value).inSentence();
    };
  }

  /**
   * Values with the word before them: {@code with 16 MB and 64 MB}, {@code under jdk-26}, {@code
   * without Inline}, {@code as it is}.
   *
   * @param some at least one
   */
  public String where(List<String> some) {
    if (dimension == Dimension.OPTIONS) {
      return listed(some.stream().map(Sweep::withOptions).toList());
    }
    if (dimension == Dimension.COMPILER) {
      return listed(some.stream().map(this::inSentence).toList());
    }
    return (dimension == Dimension.JDK ? "under " : "with ")
        + listed(some.stream().map(this::inSentence).toList());
  }

  /** One alone that is switched off is told by what is gone. */
  private static String withOptions(String value) {
    if (value.isEmpty()) {
      return "as it is";
    }
    Matcher off = SWITCHED_OFF.matcher(value);
    return off.matches() ? "without " + off.group(1) : "with " + value;
  }

  /** Words in a sentence: {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String listed(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /**
   * Flags of a JVM at a value.
   *
   * @param base those that it has otherwise; what the value contradicts is taken out of them
   */
  public List<String> flags(List<String> base, String value) {
    List<String> own = own(value);
    List<String> flags = new ArrayList<>(base);
    flags.removeIf(flag -> inTheWay(flag, COLLECTOR_FLAG, own) || inTheWay(flag, HEAP_FLAG, own));
    flags.addAll(own);
    return flags;
  }

  /** Whether a flag contradicts a value's own: two collectors are refused by a JVM. */
  private static boolean inTheWay(String flag, String form, List<String> own) {
    return flag.matches(form) && own.stream().anyMatch(one -> one.matches(form));
  }

  private boolean setsAny(String form) {
    return values.stream().flatMap(value -> own(value).stream()).anyMatch(own -> own.matches(form));
  }

  private List<String> own(String value) {
    return switch (dimension) {
      case PARAMETER, JDK -> List.of();
      case HEAP -> List.of("-Xmx" + value);
      case COLLECTOR -> List.of(COLLECTORS.getOrDefault(value, ""));
      case PROCESSORS -> List.of("-XX:ActiveProcessorCount=" + value);
      case OPTIONS -> value.isEmpty() ? List.of() : List.of(value.split(" "));
      case COMPILER -> CompilerSwitch.of(value).flags();
    };
  }

  /** Whether what the collector does is part of the answer. */
  public boolean countsCollections() {
    return dimension == Dimension.HEAP
        || dimension == Dimension.COLLECTOR
        || (dimension == Dimension.OPTIONS && (setsAny(COLLECTOR_FLAG) || setsAny(HEAP_FLAG)));
  }

  /**
   * Those that any exercise with a benchmark has.
   *
   * @param declared of its author, which stand for the usual ones over the same
   * @param benchmark its first
   */
  static List<Sweep> usual(List<Sweep> declared, String benchmark) {
    return usual(benchmark).stream()
        .filter(one -> declared.stream().noneMatch(own -> own.dimension == one.dimension))
        .toList();
  }

  private static List<Sweep> usual(String benchmark) {
    return List.of(
        usual("Heap size", benchmark, Dimension.HEAP, "32m", "64m", "128m", "256m", "512m"),
        usual("Garbage collector", benchmark, Dimension.COLLECTOR, "serial", "parallel", "g1", "z"),
        usual("Processors", benchmark, Dimension.PROCESSORS, "1", "2", "8", "18"),
        usual(
            "The JIT compiler’s abilities",
            benchmark,
            Dimension.COMPILER,
            CompilerSwitch.keys().toArray(String[]::new)),
        usual(
            "Options of the JVM",
            benchmark,
            Dimension.OPTIONS,
            "",
            "-XX:TieredStopAtLevel=1",
            "-XX:-Inline",
            "-XX:-DoEscapeAnalysis",
            "-XX:-UseSuperWord"));
  }

  /**
   * Over JDKs.
   *
   * @param jdks names, the server's own first; two at least, of which the first {@link #MAX_VALUES}
   *     count
   */
  static Sweep overJdks(String benchmark, List<String> jdks) {
    return usual(
        "JDK", benchmark, Dimension.JDK, jdks.stream().limit(MAX_VALUES).toArray(String[]::new));
  }

  /** The same over other values; {@link SweepValues} says which it may have. */
  public Sweep over(List<String> others) {
    return new Sweep(key, title, benchmark, dimension, parameter, others);
  }

  private static Sweep usual(
      String title, String benchmark, Dimension dimension, String... values) {
    return new Sweep(dimension.key(), title, benchmark, dimension, "", List.of(values));
  }
}
