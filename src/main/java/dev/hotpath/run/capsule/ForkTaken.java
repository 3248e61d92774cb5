package dev.hotpath.run.capsule;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.Parameter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One fork of a measurement, in full.
 *
 * @param number in the order in which they were taken, from 1
 * @param benchmark as the run document names it
 * @param method that was run: {@code concat.ConcatBench.join}
 * @param side whose code: {@code starter} or {@code yours}
 * @param variant of the program that stood in for it, where the benchmark is the learner's
 * @param replaces number of a disturbed fork whose place this one takes
 * @param replacedBy number of the fork that was taken in place of this one, which was disturbed
 * @param threads that ran it; {@code null} where the benchmark chooses
 * @param parameters of the benchmark, where they differ from its own
 * @param jvmFlags all of them, without the class path; files without their folders
 * @param warmupIterations before those that count
 * @param warmupMillis each of them
 * @param iterationMillis each of those that count
 * @param wallMillis of its iterations, by the server's clock; what it waited for its turns is not
 *     in it
 * @param cpuMillis of the whole fork, by its own clock; {@code null} where it gave none
 * @param counters that it was asked for beside its time
 */
public record ForkTaken(
    int number,
    String benchmark,
    String method,
    String side,
    @Nullable String variant,
    Use use,
    @Nullable Integer replaces,
    @Nullable Integer replacedBy,
    @Nullable Integer threads,
    List<Parameter> parameters,
    List<String> jvmFlags,
    int warmupIterations,
    int warmupMillis,
    int iterationMillis,
    List<Iteration> iterations,
    double wallMillis,
    @Nullable Double cpuMillis,
    List<Counter> counters,
    Conditions conditions) {

  public static final String STARTER = "starter";
  public static final String YOURS = "yours";

  public ForkTaken {
    parameters = List.copyOf(parameters);
    jvmFlags = List.copyOf(jvmFlags);
    iterations = List.copyOf(iterations);
    counters = List.copyOf(counters);
  }

  /** What a fork was taken for. */
  public enum Use {
    /** Its time is a sample of its side. */
    TIME,
    /** Its counters; they cost time, so its time doesn't count. */
    COUNTERS,
    /** To see what a flag or a parameter of the benchmark changes. */
    VARIATION;

    /** The word that the capsule uses. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A measured iteration.
   *
   * @param bytesPerOp {@code null} where the JVM can't tell
   * @param spinNanos that a fixed piece of work took just before it
   * @param waiting threads that were ready and had no processor, on average; {@code null} where the
   *     kernel doesn't tell
   */
  public record Iteration(
      double nanosPerOp,
      @Nullable Double bytesPerOp,
      @Nullable Double spinNanos,
      @Nullable Double waiting) {}

  /**
   * The machine while the fork ran.
   *
   * @param spinNanos median of its iterations
   * @param waiting mean of its iterations
   * @param stolen share of the processors' time that the hypervisor gave to others
   * @param throttled how often the server's own limit stopped it
   */
  public record Conditions(
      @Nullable Double spinNanos,
      @Nullable Double waiting,
      @Nullable Double stolen,
      long throttled) {}

  /** Whether its time is among the samples of the run document. */
  boolean counts() {
    return use == Use.TIME && replacedBy == null;
  }

  /** Where its median stands among the samples: in the place of the one that it replaces. */
  int place() {
    return replaces == null ? number : replaces;
  }

  /** The same for another use, of a benchmark by another name. */
  public ForkTaken as(String name, @Nullable String ofVariant, Use other) {
    return with(name, ofVariant, other, replaces, replacedBy);
  }

  /** The same, in place of an earlier one, or with a later one in its place. */
  public ForkTaken replacing(@Nullable Integer earlier, @Nullable Integer later) {
    return with(benchmark, variant, use, earlier, later);
  }

  private ForkTaken with(
      String name,
      @Nullable String ofVariant,
      Use other,
      @Nullable Integer earlier,
      @Nullable Integer later) {
    return new ForkTaken(
        number,
        name,
        method,
        side,
        ofVariant,
        other,
        earlier,
        later,
        threads,
        parameters,
        jvmFlags,
        warmupIterations,
        warmupMillis,
        iterationMillis,
        iterations,
        wallMillis,
        cpuMillis,
        counters,
        conditions);
  }
}
