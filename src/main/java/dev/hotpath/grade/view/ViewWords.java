package dev.hotpath.grade.view;

import dev.hotpath.grade.Ending;
import dev.hotpath.grade.sweep.SweepWords;

/** Says in English how the taking of a view goes; nothing else of this package does. */
public final class ViewWords {

  private ViewWords() {}

  /** It waits for its turn. */
  public static String waits(int position) {
    return position == 1
        ? "It waits: one measurement is before it."
        : "It waits: %d measurements are before it.".formatted(position);
  }

  /** It is under way. */
  public static String taking(String benchmark) {
    return "Running benchmark %s once more, in a JVM of its own.".formatted(benchmark);
  }

  /** It is there. */
  public static String taken() {
    return "Taken, and kept with the run.";
  }

  /** It was taken back. */
  public static String cancelled() {
    return "Cancelled; nothing of it is kept.";
  }

  /** It can't be had: the code did not come to its end. */
  public static String ended(Ending ending) {
    return ending instanceof Ending.HarnessFailed failed
        ? failed(failed.message())
        : "No picture: the benchmark %s. Your verdict stays.".formatted(SweepWords.ended(ending));
  }

  /** Our failure. */
  public static String failed(String what) {
    return SweepWords.failed(what);
  }
}
