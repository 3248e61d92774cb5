package dev.hotpath.evidence.export;

import java.util.List;

/**
 * A profile in the terms that the formats of other tools share.
 *
 * @param title of what was profiled: the exercise's id
 * @param view such as {@code cpu}
 * @param notes how it was recorded, for people
 * @param measures what each of a stack's weights is, the finest last
 * @param period between two samples, in the unit of the last measure; 0 where there is none
 * @param functions referred to by index
 * @param stacks heaviest first
 */
record SampledProfile(
    String title,
    String view,
    List<String> notes,
    List<Measure> measures,
    long period,
    List<Function> functions,
    List<Stack> stacks) {

  /** What samples of time are counted in, beside the time that they stand for. */
  static final String SAMPLES = "samples";

  SampledProfile {
    notes = List.copyOf(notes);
    measures = List.copyOf(measures);
    functions = List.copyOf(functions);
    stacks = List.copyOf(stacks);
  }

  /** Such as {@code alloc_space} in {@code bytes}. */
  record Measure(String name, String unit) {}

  /**
   * A method, the class of what was allocated, or what the JVM did by itself.
   *
   * @param file of the exercise, such as {@code src/Concat.java}; empty where it has none
   */
  record Function(String name, String file) {}

  /**
   * A function on a stack.
   *
   * @param line 0 where unknown
   * @param inlined into its caller by the JIT compiler
   */
  record Call(int function, int line, boolean inlined) {}

  /**
   * A stack and what it weighs.
   *
   * @param calls outermost first
   * @param weights one per measure
   */
  record Stack(List<Call> calls, List<Long> weights) {
    Stack {
      calls = List.copyOf(calls);
      weights = List.copyOf(weights);
    }
  }

  /** Index of the measure that the pages show: samples of time, else the finest. */
  int shown() {
    return measures.getFirst().name().equals(SAMPLES) ? 0 : finest();
  }

  /** Index of the measure that says most: time itself rather than samples of it. */
  int finest() {
    return measures.size() - 1;
  }

  long total(int measure) {
    return stacks.stream().mapToLong(stack -> stack.weights().get(measure)).sum();
  }
}
