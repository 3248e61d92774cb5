package dev.hotpath.run;

import dev.hotpath.grade.Variation;
import java.util.List;
import java.util.Optional;

/**
 * A fork that is to be taken of a benchmark.
 *
 * @param starter whether of the starter: where the learner wrote the benchmark, of the program as
 *     it is
 * @param variant of the program, in place of what is the learner's
 * @param variation how it differs from the usual
 * @param apart whether for instruments that cost time
 */
record Plan(boolean starter, Optional<String> variant, Variation variation, boolean apart) {

  private static final Variation NONE = new Variation(List.of(), List.of(), List.of());

  static final Plan STARTER = new Plan(true, Optional.empty(), NONE, false);
  static final Plan YOURS = new Plan(false, Optional.empty(), NONE, false);
  static final List<Plan> APART =
      List.of(
          new Plan(true, Optional.empty(), NONE, true),
          new Plan(false, Optional.empty(), NONE, true));

  /** On another version of the program. */
  static Plan on(String variant) {
    return new Plan(false, Optional.of(variant), NONE, false);
  }

  /** Of the learner's code, in a JVM or with parameters that differ. */
  static Plan with(Variation variation) {
    return new Plan(false, Optional.empty(), variation, false);
  }

  /** What a learner knows it by. */
  String words() {
    return variant
        .map(name -> name.replace('-', ' '))
        .orElse(starter ? "the starter" : "your code");
  }
}
