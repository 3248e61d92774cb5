package dev.hotpath.exercise;

import dev.hotpath.exercise.Sweep.Dimension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What can be swept over: the same whether an author writes it into {@code exercise.toml} or a
 * learner into a page.
 */
public final class SweepValues {

  private static final int LEAST = 2;
  private static final int MAX_PROCESSORS = 64;
  private static final int MAX_CHARS = 400;

  private SweepValues() {}

  /** Something that is wrong, and what to do instead. */
  public record Wrong(String fact, String remedy) {}

  /**
   * All that is wrong with the values of an offered sweep, where a learner gives their own.
   *
   * @param pair whether they are to be compared with each other, so that there are two
   */
  public static List<Wrong> wrong(Sweep offered, List<String> values, boolean pair) {
    String name = "'" + offered.dimension().valuesKey() + "'";
    List<Wrong> wrong = new ArrayList<>(wrong(name, offered.dimension(), values));
    if (pair && values.size() != LEAST) {
      wrong.add(new Wrong("%s has %d values".formatted(name, values.size()), "give 2 to compare"));
    }
    if (offered.dimension() == Dimension.JDK) {
      values.stream()
          .filter(value -> !offered.values().contains(value))
          .forEach(value ->
              wrong.add(
                  new Wrong(
                      "%s has '%s', which is not here".formatted(name, value),
                      "there are " + String.join(", ", offered.values()))));
    }
    return wrong;
  }

  /**
   * All that is wrong with values.
   *
   * @param name what to call them
   */
  static List<Wrong> wrong(String name, Dimension dimension, List<String> values) {
    List<Wrong> wrong = new ArrayList<>();
    if (values.size() < LEAST || values.size() > Sweep.MAX_VALUES) {
      wrong.add(
          new Wrong(
              "%s has %d values".formatted(name, values.size()),
              "give %d to %d".formatted(LEAST, Sweep.MAX_VALUES)));
    }
    if (new HashSet<>(values).size() < values.size()) {
      wrong.add(new Wrong(name + " has a value twice", "give each once"));
    }
    for (String value : values) {
      (value.length() > MAX_CHARS
              ? Optional.of("write at most %d characters".formatted(MAX_CHARS))
              : remedy(dimension, value))
          .ifPresent(
              remedy -> wrong.add(new Wrong("%s has '%s'".formatted(name, shown(value)), remedy)));
    }
    return wrong;
  }

  private static String shown(String value) {
    return value.length() <= MAX_CHARS ? value : value.substring(0, MAX_CHARS) + "…";
  }

  /** What to write instead; empty where nothing is wrong. */
  private static Optional<String> remedy(Dimension dimension, String value) {
    return switch (dimension) {
      case PARAMETER ->
          value.isBlank() || !value.chars().allMatch(SweepValues::plain)
              ? Optional.of("write a value for the field")
              : Optional.empty();
      case HEAP -> refused(List.of("-Xmx" + value), "write a size such as \"64m\"");
      case COLLECTOR ->
          Sweep.collectors().contains(value)
              ? Optional.empty()
              : Optional.of("there are " + String.join(", ", Sweep.collectors()));
      case COMPILER ->
          CompilerSwitch.keys().contains(value)
              ? Optional.empty()
              : Optional.of("there are " + String.join(", ", CompilerSwitch.keys()));
      case PROCESSORS ->
          value.matches("\\d{1,3}") && inRange(Integer.parseInt(value))
              ? Optional.empty()
              : Optional.of("write a number from 1 to " + MAX_PROCESSORS);
      case OPTIONS ->
          value.isEmpty()
              ? Optional.empty()
              : value.equals(value.strip().replaceAll(" +", " "))
                  ? refused(List.of(value.split(" ")), "write what a learner may choose")
                  : Optional.of("write options with one blank between two");
      case JDK -> Optional.empty(); // which there are, the machine knows
    };
  }

  /**
   * Why not all of them may be chosen. They reach a command line as they are here, so nothing that
   * a file of options passes over, such as a comment, may be among them.
   */
  private static Optional<String> refused(List<String> options, String remedy) {
    JvmOptions read = JvmOptions.parse(String.join("\n", options));
    Optional<String> why =
        read.refused().stream().findFirst().map(refused -> remedy + ": " + refused.message());
    return read.flags().equals(options) ? Optional.empty() : why.or(() -> Optional.of(remedy));
  }

  private static boolean inRange(int processors) {
    return processors >= 1 && processors <= MAX_PROCESSORS;
  }

  private static boolean plain(int character) {
    return !Character.isISOControl(character);
  }
}
