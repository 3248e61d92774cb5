package dev.hotpath.exercise;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the keys of a goal on {@code latency}. */
final class LoadGoal {

  static final String METRIC = "latency";

  private static final double USUAL_SECONDS = 3;
  private static final double MOST_SECONDS = 15;
  private static final double MOST_PER_SECOND = 5_000;

  // Beyond the percentile, in one fork: of fewer it is a single request's luck.
  private static final double LEAST_BEYOND = 5;

  private LoadGoal() {}

  /**
   * The load that it asks for; empty where a problem was noted.
   *
   * @param services that can be asked; empty where that is not known
   */
  static Optional<GoalDetail> read(TomlTable table, Optional<Set<String>> services) {
    String service = service(table, services);
    OptionalDouble rate = number(table, "rate", "say how many requests come each second: 200");
    OptionalDouble percentile =
        number(table, "percentile", "say which share of them has to be in time: 99, in percent");
    OptionalDouble given = table.optionalNumber("seconds");
    double seconds = given.orElse(USUAL_SECONDS);
    bounds(table);
    boolean fine =
        between(table, "rate", rate, 1, MOST_PER_SECOND, "requests a second")
            & between(table, "percentile", percentile, 50, 99.99, "percent")
            & between(table, "seconds", given, 1, MOST_SECONDS, "seconds");
    if (!fine || service.isBlank() || rate.isEmpty() || percentile.isEmpty()) {
      return Optional.empty();
    }
    GoalDetail.Load load =
        new GoalDetail.Load(service, rate.getAsDouble(), percentile.getAsDouble(), seconds);
    double beyond = load.requests() * (100 - load.percentile()) / 100;
    if (beyond < LEAST_BEYOND - 1e-9) {
      table.problem(
          "only %.1f of %,d requests are beyond percentile %s"
              .formatted(beyond, load.requests(), load.percentile()),
          "raise 'seconds' or 'rate', or lower 'percentile', until 5 are: one would be luck");
    }
    return Optional.of(load);
  }

  private static String service(TomlTable table, Optional<Set<String>> services) {
    String name = table.text("service");
    if (!name.isBlank() && services.isPresent() && !services.get().contains(name)) {
      Set<String> known = services.get();
      String add = "add it: it implements AutoCloseable and has 'public void request(long number)'";
      table.problem(
          "no class in bench/ is a service '" + name + "'",
          known.isEmpty() ? add : add + "; or name one of " + String.join(", ", known));
    }
    return name;
  }

  private static OptionalDouble number(TomlTable table, String key, String remedy) {
    OptionalDouble number = table.optionalNumber(key);
    if (!table.has(key)) {
      table.problem("'" + key + "' is missing", remedy);
    }
    return number;
  }

  private static boolean between(
      TomlTable table, String key, OptionalDouble number, double least, double most, String unit) {
    if (number.isEmpty()) {
      return !table.has(key) || key.equals("seconds");
    }
    double value = number.getAsDouble();
    if (value >= least && value <= most) {
      return true;
    }
    table.problem(
        "'" + key + "' is " + plain(value),
        "give a number of " + unit + " from " + plain(least) + " to " + plain(most));
    return false;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : String.valueOf(value);
  }

  private static void bounds(TomlTable table) {
    if (table.has("at-least")) {
      table.problem(
          "'at-least' is given, and nobody wants to wait longer",
          "use 'at-most', in milliseconds, or a share with relative-to = \"starter\"");
    }
    if (table.has("benchmark")) {
      table.problem(
          "'benchmark' is given, and '" + METRIC + "' is measured on a service",
          "remove it, and name the service in 'service'");
    }
  }
}
