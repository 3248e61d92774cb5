package dev.hotpath.grade;

import dev.hotpath.protocol.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * How more forks of the learner's code differ from those that are compared with the starter's.
 * Without counters it is their time that counts, taken as often as that of the others.
 *
 * @param flags of the JVM, in full, behind the exercise's own
 * @param parameters of the benchmark
 * @param counters that they report; then their time doesn't count
 */
public record Variation(List<String> flags, List<Parameter> parameters, List<String> counters) {

  public Variation {
    flags = List.copyOf(flags);
    parameters = List.copyOf(parameters);
    counters = List.copyOf(counters);
  }

  /** With one more flag: what comes behind {@code -XX:}. */
  static Variation flag(String flag) {
    return new Variation(List.of("-XX:" + flag), List.of(), List.of());
  }

  /** With another value of a parameter. */
  static Variation parameter(String name, int value) {
    return new Variation(List.of(), List.of(new Parameter(name, "" + value)), List.of());
  }

  /** To look at what the compiler makes of it. */
  static Variation counting(List<String> flags, String counter) {
    return new Variation(flags, List.of(), List.of(counter));
  }

  /** Whether it is their time that counts. */
  public boolean timed() {
    return counters.isEmpty();
  }

  /** Whether the same forks can serve both. */
  boolean joins(Variation other) {
    return timed() == other.timed()
        && flags.equals(other.flags)
        && parameters.equals(other.parameters);
  }

  /** Forks for both. */
  Variation with(Variation other) {
    List<String> both = new ArrayList<>(counters);
    other.counters.stream().filter(counter -> !both.contains(counter)).forEach(both::add);
    return new Variation(flags, parameters, both);
  }
}
