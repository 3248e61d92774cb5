package dev.hotpath.protocol;

/**
 * One figure of a fork's measured iterations, beside its time.
 *
 * @param name what was asked for, such as {@code gc-count}
 * @param value in the metric's unit
 */
public record Counter(String name, double value) {

  private static final String OF_BENCHMARK = "counter:";

  /** What a counter is called that the benchmark itself reports, by JMH's {@code @AuxCounters}. */
  public static String ofBenchmark(String name) {
    return OF_BENCHMARK + name;
  }

  /** Its name in the benchmark; empty for an instrument's. */
  public static String nameInBenchmark(String counter) {
    return counter.startsWith(OF_BENCHMARK) ? counter.substring(OF_BENCHMARK.length()) : "";
  }
}
