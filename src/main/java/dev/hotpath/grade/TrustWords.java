package dev.hotpath.grade;

import dev.hotpath.exercise.Goal;
import dev.hotpath.exercise.GoalDetail;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what a learner's benchmark was asked to see, and what it saw. */
final class TrustWords {

  // Nearer to 1 than this is "no change", in words as in a goal.
  private static final double SAME = 1.25;

  private TrustWords() {}

  /** "sees “four times slower” as 4× slower (3× to 5.3×)". */
  static String goal(Goal goal) {
    double injected = goal.detail(GoalDetail.Change.class).slowdown();
    double bound = goal.atLeast().orElseThrow();
    String range =
        "(%s to %s)".formatted(Figures.times(injected * bound), Figures.times(injected / bound));
    String variant = quoted(goal.variant().orElseThrow());
    return injected == 1
        ? "sees no change in %s %s".formatted(variant, range)
        : "sees %s as %s %s".formatted(variant, effect(injected), range);
  }

  /** The verdict in one sentence. */
  static String measured(Verdict verdict, List<Seen> all) {
    return switch (verdict) {
      case PASS ->
          "Your benchmark can be trusted: it sees %s."
              .formatted(all.stream().map(TrustWords::right).collect(Collectors.joining(", and ")));
      case SLOW ->
          wrong(
              all.stream()
                  .filter(seen -> Objects.equals(seen.met(), Boolean.FALSE))
                  .findFirst()
                  .orElseThrow());
      default -> {
        Seen open = all.stream().filter(seen -> seen.met() == null).findFirst().orElseThrow();
        yield ("It can't be said whether your benchmark can be trusted: it sees %s as somewhere"
                + " between %s and %s. Its forks differ too much, or this machine is too noisy.")
            .formatted(injected(open), times(open.low()), times(open.high()));
      }
    };
  }

  private static String right(Seen seen) {
    return seen.injected() == 1
        ? "no change in %s, which has none (%s)"
            .formatted(quoted(seen.variant()), times(seen.seen()))
        : "%s as %s".formatted(injected(seen), times(seen.seen()));
  }

  private static String wrong(Seen seen) {
    boolean unmoved = seen.seen() < SAME && seen.seen() > 1 / SAME;
    if (seen.injected() == 1) {
      return ("Your benchmark charges for what it should not measure: to it %s takes %s as long, and"
              + " nothing should show. Is set-up timed too?")
          .formatted(quoted(seen.variant()), times(seen.seen()));
    } else if (unmoved) {
      return ("Your benchmark does not see %s: to it the changed program takes %s as long. Is the"
              + " result used?")
          .formatted(injected(seen), times(seen.seen()));
    }
    return (Math.abs(Math.log(seen.seen())) < Math.abs(Math.log(seen.injected()))
            ? "Your benchmark sees %s as %s only. What else takes time in it, or is done just once?"
            : "Your benchmark sees %s as %s. What does it do more of when the program is slow?")
        .formatted(injected(seen), times(seen.seen()));
  }

  /** "a 4× slowdown". */
  private static String injected(Seen seen) {
    return seen.injected() == 1
        ? "what changes nothing"
        : seen.injected() > 1
            ? "a %s slowdown".formatted(Figures.times(seen.injected()))
            : "a %s speed-up".formatted(Figures.times(1 / seen.injected()));
  }

  private static String effect(double injected) {
    return injected > 1
        ? Figures.times(injected) + " slower"
        : Figures.times(1 / injected) + " faster";
  }

  /** As measured: one decimal also where it is a zero, for it was not known to be. */
  private static String times(double ratio) {
    String format = ratio < 0.095 ? "%.2f×" : ratio < 9.95 ? "%.1f×" : "%,.0f×";
    return String.format(Locale.ROOT, format, ratio);
  }

  /** A folder's name as words. */
  private static String quoted(String variant) {
    return "“" + variant.replace('-', ' ') + "”";
  }
}
