package dev.hotpath.grade;

import dev.hotpath.protocol.Diagnostic;
import java.util.List;

/** Says what became of a JVM's options, for {@link Grading}. */
final class OptionWords {

  private OptionWords() {}

  static String refused(List<Diagnostic> options) {
    Diagnostic first = options.getFirst();
    int others = options.size() - 1;
    return "Not started: %s line %d: %s%s."
        .formatted(
            first.file(),
            first.line(),
            first.message(),
            others == 0 ? "" : " (and %d more)".formatted(others));
  }

  static String heapTooSmall(String benchmark, String what) {
    return what.contains("heap space") || what.contains("GC overhead")
        ? ("The heap is too small: the benchmark “%s” ran out of memory with your options (%s). Give it"
                + " more with -Xmx, or choose a collector that frees what is no longer used.")
            .formatted(benchmark, what)
        : "The benchmark “%s” ran out of memory with your options (%s).".formatted(benchmark, what);
  }
}
