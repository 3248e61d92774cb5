package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A look at the code that takes a fork of its own, behind the verdict and the profiles. What it
 * leaves is files of the run: {@code VIEW.json} for the page, and raw ones beside it.
 */
interface Inspection {

  /** Those that there are, a line each. */
  Map<View, Inspection> ALL =
      Map.ofEntries(
          Map.entry(View.GC, new GcInspection()),
          Map.entry(View.LAYOUT, new LayoutInspection()),
          Map.entry(View.JIT, new JitInspection()),
          Map.entry(View.TIMELINE, new TimelineInspection()));

  /** How a view is taken, be it a profile or not; empty where nothing here takes it. */
  static Optional<Inspection> of(View view) {
    return view.isProfile()
        ? Optional.of(subject -> new Profiling(subject).run(List.of(view)))
        : Optional.ofNullable(ALL.get(view));
  }

  /** Whether a file of a run is of one: {@code gc.json}, {@code gc.log}, {@code jit-log.xml}. */
  static boolean isFile(String name) {
    return Arrays.stream(View.values())
        .filter(view -> !view.isProfile())
        .anyMatch(view -> name.matches(view.key() + "[.-].+"));
  }

  /** Takes it. One that fails costs what it would show, not the run. */
  Ending take(Subject subject) throws InterruptedException;

  /**
   * What is looked at, and with what.
   *
   * @param yours in place of the kit's own classes
   * @param options of the JVM that the learner chose, behind the exercise's own
   * @param benchmark its name in the kit
   * @param slot every worker goes through it
   * @param artifacts told of each file, name and bytes
   */
  record Subject(
      Workers workers,
      BenchmarkKit kit,
      List<ClassFile> yours,
      List<String> options,
      String benchmark,
      Duration limit,
      WorkerSlot slot,
      BiConsumer<String, byte[]> artifacts) {

    Exercise exercise() {
      return kit.exercise();
    }
  }
}
