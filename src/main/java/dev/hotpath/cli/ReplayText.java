package dev.hotpath.cli;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.RunReport;
import dev.hotpath.run.capsule.Environment;
import dev.hotpath.run.capsule.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a capsule had measured, beside what was measured now. */
final class ReplayText {

  private ReplayText() {}

  /**
   * A sentence for each benchmark, and one on what else differs.
   *
   * @param here this machine
   */
  static List<String> of(Replay then, RunReport now, Exercise exercise, Environment here) {
    List<String> lines = new ArrayList<>();
    boolean trust = now.goals().stream().anyMatch(goal -> goal.metric().equals("benchmark-trust"));
    for (RunReport.BenchmarkResult benchmark : now.benchmarks()) {
      Replay.Speed measured =
          new Replay.Speed(
              benchmark.speedup().value(), benchmark.speedup().low(), benchmark.speedup().high());
      lines.add(
          "%s: %s".formatted(benchmark.name(), compared(then, benchmark.name(), measured, trust)));
    }
    if (now.benchmarks().isEmpty()) {
      lines.add(
          then.speeds().isEmpty()
              ? "Neither the capsule's run nor this one came to a speed-up."
              : "The capsule's run was measured to its end, and this one was not.");
    }
    lines.add(environment(then, here));
    List<String> changed = then.changed(exercise);
    if (!changed.isEmpty()) {
      lines.add(
          "The exercise has changed since the capsule was made: %s."
              .formatted(String.join(", ", changed)));
    }
    return lines;
  }

  private static String compared(Replay then, String name, Replay.Speed now, boolean trust) {
    Optional<Replay.Speed> before = then.speed(name);
    if (before.isEmpty()) {
      return "the capsule has no figure, and now it is %s.".formatted(figure(now, trust));
    }
    Replay.Speed was = before.get();
    boolean overlap = was.low() <= now.high() && now.low() <= was.high();
    return "the capsule measured %s, and now it is %s; the ranges %s."
        .formatted(figure(was, trust), figure(now, trust), overlap ? "overlap" : "do not overlap");
  }

  /** As {@link RunText} has it: for a learner's benchmark, what it sees of the change. */
  private static String figure(Replay.Speed speed, boolean trust) {
    return trust
        ? ratio(1 / speed.value(), 1 / speed.high(), 1 / speed.low())
        : ratio(speed.value(), speed.low(), speed.high());
  }

  private static String ratio(double value, double low, double high) {
    return String.format(Locale.ROOT, "%.2f× (%.2f to %.2f)", value, low, high);
  }

  private static String environment(Replay then, Environment here) {
    List<String> differences = new ArrayList<>();
    if (!then.jdk().equals(here.jdk())) {
      differences.add("JDK %s then, %s now".formatted(known(then.jdk()), here.jdk()));
    }
    if (!then.cpu().equals(here.cpu())) {
      differences.add("processor %s then, %s now".formatted(known(then.cpu()), here.cpu()));
    }
    return differences.isEmpty()
        ? "Both with JDK %s on %s.".formatted(here.jdk(), here.cpu())
        : "The environment differs: %s.".formatted(String.join("; ", differences));
  }

  private static String known(String text) {
    return text.isEmpty() ? "unknown" : text;
  }
}
