package dev.hotpath.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the keys of a goal that its metric alone has. */
final class GoalDetails {

  private static final Pattern METHOD = Pattern.compile("[A-Za-z_$][\\w$]*\\.[A-Za-z_$][\\w$]*");
  private static final Pattern TYPE = Pattern.compile("(?:[A-Za-z_$][\\w$]*\\.)*[A-Za-z_$][\\w$]*");

  // Read from the learner's code alone: by the starter's figure they would say nothing more.
  private static final Set<String> OF_YOURS =
      Set.of("scaling", "inlined", "scalar-replaced", "range-checks");

  private final Optional<Map<String, Integer>> parameters;
  private final Optional<Set<String>> words;
  private final List<String> variants;
  private final Optional<Set<String>> services;

  /** Without services. */
  GoalDetails(
      Optional<Map<String, Integer>> parameters,
      Optional<Set<String>> words,
      List<Variant> variants) {
    this(parameters, words, variants, Optional.of(Set.of()));
  }

  /**
   * Takes what a goal may name.
   *
   * @param parameters of benchmarks, with how many values each has; empty where that is not known
   * @param words of the exercise's sources; empty where that is not known
   * @param variants of the program
   * @param services that can be asked; empty where that is not known
   */
  GoalDetails(
      Optional<Map<String, Integer>> parameters,
      Optional<Set<String>> words,
      List<Variant> variants,
      Optional<Set<String>> services) {
    this.services = services;
    this.parameters = parameters.map(TreeMap::new);
    this.words = words;
    this.variants = variants.stream().map(Variant::name).toList();
  }

  /** What the metric needs; empty where it needs nothing, or where a problem was noted. */
  Optional<GoalDetail> read(TomlTable table, String metric) {
    if (OF_YOURS.contains(metric) && table.has("relative-to")) {
      table.problem(
          "'relative-to' is given, and '" + metric + "' is not compared with the starter",
          "remove it, and give the bound itself");
    }
    return switch (metric) {
      case "benchmark-trust" -> change(table);
      case "scaling" -> scaling(table);
      case "inlined" ->
          method(table, "method")
              .map(method -> new GoalDetail.Calls(method, optionalMethod(table, "into")));
      case "scalar-replaced" -> type(table).map(GoalDetail.Allocations::new);
      case "range-checks" -> method(table, "method").map(GoalDetail.Code::new);
      case LoadGoal.METRIC -> LoadGoal.read(table, services);
      default -> Optional.empty();
    };
  }

  private Optional<GoalDetail> change(TomlTable table) {
    Optional<String> variant = variant(table);
    OptionalDouble slowdown = slowdown(table);
    return variant.isEmpty() || slowdown.isEmpty()
        ? Optional.empty()
        : Optional.of(new GoalDetail.Change(variant.get(), slowdown.getAsDouble()));
  }

  private Optional<String> variant(TomlTable table) {
    String name = table.text("variant");
    if (!name.isBlank() && !variants.contains(name)) {
      table.problem(
          "there is no variant '" + name + "'",
          variants.isEmpty()
              ? "add variants/" + name + "/src/ with a version of the program"
              : "there "
                  + (variants.size() == 1 ? "is only " : "are ")
                  + String.join(", ", variants));
    }
    return Optional.of(name).filter(given -> !given.isBlank());
  }

  private static OptionalDouble slowdown(TomlTable table) {
    OptionalDouble slowdown = table.optionalNumber("slowdown");
    if (!table.has("slowdown")) {
      table.problem(
          "'slowdown' is missing",
          "say how many times longer the variant takes: 4.0, or 1.0 for what must not show");
    } else if (slowdown.isPresent() && slowdown.getAsDouble() <= 0) {
      table.problem(
          "'slowdown' is " + slowdown.getAsDouble(),
          "give a factor above 0: 4.0 for four times slower, 1.0 for what must not show");
    }
    return slowdown;
  }

  private Optional<GoalDetail> scaling(TomlTable table) {
    String parameter = table.text("parameter");
    OptionalInt n = whole(table, "n", 1);
    OptionalInt factor = whole(table, "factor", 2);
    checkParameter(table, parameter);
    if (parameter.isBlank() || n.isEmpty() || factor.isEmpty()) {
      return Optional.empty();
    }
    if ((long) n.getAsInt() * factor.getAsInt() > Integer.MAX_VALUE) {
      table.problem(
          "'n' by 'factor' is %,d".formatted((long) n.getAsInt() * factor.getAsInt()),
          "choose smaller ones: sizes are at most %,d".formatted(Integer.MAX_VALUE));
      return Optional.empty();
    }
    return Optional.of(new GoalDetail.Scaling(parameter, n.getAsInt(), factor.getAsInt()));
  }

  private static OptionalInt whole(TomlTable table, String key, int least) {
    if (!table.has(key)) {
      table.integer(key, least); // notes that it is missing
      return OptionalInt.empty();
    }
    return table.optionalInteger(key, least);
  }

  private void checkParameter(TomlTable table, String parameter) {
    if (parameter.isBlank() || parameters.isEmpty()) {
      return;
    }
    Map<String, Integer> known = parameters.get();
    if (!known.containsKey(parameter)) {
      table.problem(
          "no field '" + parameter + "' in bench/ is annotated @Param",
          known.isEmpty()
              ? "add it"
              : "add it, or name one of " + String.join(", ", known.keySet()));
    }
    known.forEach((name, values) -> {
      if (values != 1) {
        table.problem(
            "@Param '%s' in bench/ has %d values".formatted(name, values),
            "give it one, for all other goals; this one sets its own");
      }
    });
  }

  private Optional<String> optionalMethod(TomlTable table, String key) {
    return table.has(key) ? method(table, key) : table.optionalText(key);
  }

  private Optional<String> method(TomlTable table, String key) {
    return named(table, key, METHOD, "write class and method, such as \"Parser.digit\"");
  }

  private Optional<String> type(TomlTable table) {
    return named(table, "type", TYPE, "write a class, such as \"Point\" or \"java.util.Optional\"");
  }

  private Optional<String> named(TomlTable table, String key, Pattern form, String remedy) {
    String name = table.text(key);
    if (name.isBlank()) {
      return Optional.empty();
    }
    if (!form.matcher(name).matches()) {
      table.problem("'" + key + "' is '" + name + "'", remedy);
      return Optional.empty();
    }
    boolean ofJdk = form == TYPE && name.contains(".");
    if (words.isPresent() && !ofJdk) {
      Arrays.stream(name.split("[.$]"))
          .filter(part -> !part.isEmpty() && !words.get().contains(part))
          .findFirst()
          .ifPresent(part ->
              table.problem(
                  "'%s' is '%s', and no listed source has the word '%s'".formatted(key, name, part),
                  "name what is there"));
    }
    return Optional.of(name);
  }
}
