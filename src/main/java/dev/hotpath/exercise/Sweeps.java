package dev.hotpath.exercise;

import dev.hotpath.exercise.Sweep.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code [[sweeps]]} of an exercise. */
final class Sweeps {

  private final Kind kind;
  private final Optional<Set<String>> benchmarks;
  private final Optional<Map<String, Integer>> parameters;
  private final Set<String> keys = new HashSet<>();

  /**
   * @param benchmarks names of methods; empty where nothing can be said
   * @param parameters names of fields with {@code @Param} and how many values each has; empty as
   *     {@code benchmarks}
   */
  Sweeps(Kind kind, Optional<Set<String>> benchmarks, Optional<Map<String, Integer>> parameters) {
    this.kind = kind;
    this.benchmarks = benchmarks;
    this.parameters = parameters;
  }

  /**
   * Whether submissions to an exercise of this kind can be swept: they have a benchmark of ours.
   */
  static boolean possible(Kind kind) {
    return kind == Kind.OPTIMISE || kind == Kind.TUNE;
  }

  List<Sweep> read(List<TomlTable> tables) {
    List<Sweep> sweeps = new ArrayList<>();
    for (TomlTable table : tables) {
      if (!possible(kind)) {
        table.problem(
            "there is a sweep, and the kind is '" + kind.key() + "'",
            "remove it: only programs whose speed is measured can be swept");
        continue;
      }
      one(table).ifPresent(sweeps::add);
    }
    return sweeps;
  }

  private Optional<Sweep> one(TomlTable table) {
    String title = table.text("title");
    String benchmark = benchmark(table);
    List<Dimension> given =
        Dimension.declared().stream().filter(one -> table.has(one.key())).toList();
    if (given.size() != 1) {
      String all =
          Dimension.declared().stream().map(Dimension::key).collect(Collectors.joining(", "));
      table.problem(
          given.isEmpty()
              ? "nothing to sweep over is given"
              : given.stream()
                  .map(one -> "'" + one.key() + "'")
                  .collect(Collectors.joining(" and ", "", " are given")),
          "give exactly one of " + all);
      return Optional.empty();
    }
    Dimension dimension = given.getFirst();
    String parameter = dimension == Dimension.PARAMETER ? parameter(table) : "";
    List<String> values = values(table, dimension);
    table.rejectOtherKeys();
    String key = parameter.isEmpty() ? dimension.key() : named(parameter);
    String free = key;
    for (int i = 2; !keys.add(free); i++) {
      free = key + "-" + i;
    }
    return Optional.of(new Sweep(free, title, benchmark, dimension, parameter, values));
  }

  /** A parameter that is called as a dimension is must not be taken for it. */
  private static String named(String parameter) {
    return Arrays.stream(Dimension.values()).anyMatch(one -> one.key().equals(parameter))
        ? "parameter-" + parameter
        : parameter;
  }

  private String benchmark(TomlTable table) {
    String name = table.text("benchmark");
    Set<String> known = benchmarks.orElse(Set.of(name));
    if (!name.isBlank() && !known.contains(name)) {
      table.problem(
          "no method '" + name + "' in bench/ is annotated @Benchmark",
          known.isEmpty() ? "add it" : "add it, or name one of " + String.join(", ", known));
    }
    return name;
  }

  private String parameter(TomlTable table) {
    String name = table.text("parameter");
    if (name.isBlank() || parameters.isEmpty()) {
      return name;
    }
    Map<String, Integer> known = parameters.get();
    if (!known.containsKey(name)) {
      table.problem(
          "no field '" + name + "' in bench/ is annotated @Param",
          known.isEmpty()
              ? "add it"
              : "add it, or name one of " + String.join(", ", known.keySet()));
    }
    known.forEach((field, count) -> {
      if (count != 1) {
        table.problem(
            "@Param '%s' in bench/ has %d values".formatted(field, count),
            "give it one, for the goals; the sweep sets its own");
      }
    });
    return name;
  }

  private List<String> values(TomlTable table, Dimension dimension) {
    String key = dimension.valuesKey();
    List<String> values =
        dimension == Dimension.PROCESSORS ? table.integers(key) : table.texts(key);
    if (!table.has(key)) {
      return values;
    }
    SweepValues.wrong("'" + key + "'", dimension, values)
        .forEach(wrong -> table.problem(wrong.fact(), wrong.remedy()));
    return values;
  }
}
