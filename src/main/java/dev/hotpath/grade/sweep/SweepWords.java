package dev.hotpath.grade.sweep;

import dev.hotpath.exercise.Sweep;
import dev.hotpath.exercise.Sweep.Dimension;
import dev.hotpath.grade.Ending;
import dev.hotpath.grade.Figures;
import dev.hotpath.grade.compare.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in English what a sweep does and what it has shown; nothing else of this package does. */
public final class SweepWords {

  // Less is the harness.
  private static final double COLLECTOR_MATTERS = 0.01;

  private static final int SHOWN = 160;

  private SweepWords() {}

  /** It waits for its turn. */
  public static String waits(SweepReport report, int position) {
    return "The %s waits: %s before it."
        .formatted(
            report.pair() ? "comparison" : "sweep",
            position == 1 ? "one measurement is" : position + " measurements are");
  }

  /** A fork is under way. */
  public static String measuring(
      SweepReport report, int value, SweepSide side, int number, int of) {
    return "Measuring %s %s, fork %d of %d"
        .formatted(
            subject(report, side), report.sweep().where(List.of(at(report, value))), number, of);
  }

  /** A round of a pair is under way. */
  public static String measuring(int number, int of) {
    return "Measuring both by turns, forks %d and %d of %d".formatted(number, number + 1, of);
  }

  /** It was taken back. */
  public static String cancelled(int forks, int planned) {
    return forks == 0
        ? "Cancelled before anything was measured."
        : "Cancelled after %d of %d forks, which stay.".formatted(forks, planned);
  }

  /** Our failure. */
  public static String failed(String what) {
    return "Hotpath failed: " + what + ".";
  }

  /** What to know before the first fork. */
  static List<String> notes(Sweep sweep, boolean unchanged, int processors) {
    List<String> notes = new ArrayList<>();
    if (unchanged) {
      notes.add("This code is the starter's, so there is one line and not two.");
    }
    if (sweep.dimension() == Dimension.PROCESSORS) {
      notes.add(
          "The number is what the JVM is told, by ActiveProcessorCount: its collector, its JIT compiler, the common pool and parallel streams start as many threads as that asks for. A benchmark that runs on one thread may not notice.");
      List<String> more =
          sweep.values().stream().filter(value -> Integer.parseInt(value) > processors).toList();
      if (!more.isEmpty()) {
        notes.add(
            "This machine has %d processor%s: with %s the JVM starts threads for more than there are, and they take turns."
                .formatted(processors, processors == 1 ? "" : "s", Sweep.listed(more)));
      }
    }
    return notes;
  }

  /** Why a fork has no figures, to follow "it". */
  public static String ended(Ending ending) {
    return switch (ending) {
      case Ending.OutOfMemory _, Ending.MemoryExceeded _ -> "ran out of memory";
      case Ending.TimedOut late -> "was not done after %d s".formatted(late.limit().toSeconds());
      case Ending.Died died -> "ended its JVM with exit code %d".formatted(died.exitCode());
      case Ending.Tampered forged -> "reported what can't be: " + cut(forged.what());
      case Ending.HarnessFailed failed -> "could not be measured: " + cut(failed.message());
      case Ending.Finished _, Ending.Cancelled _ -> "reported no figures";
    };
  }

  /** Why a fork has no figures, where the benchmark threw. */
  public static String threw(String message) {
    return "failed: " + cut(message);
  }

  /** Why a fork has no figures, where no JVM starts like that. */
  public static String refused(String jvm) {
    return "got no JVM, which says “%s”".formatted(cut(jvm));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /** What it has shown, the learner's code first. */
  public static String complete(SweepReport report) {
    return report.pair() ? compared(report) : swept(report);
  }

  /** The second of a pair against the first; or why there is nothing to compare. */
  private static String compared(SweepReport report) {
    Optional<String> deaths = deaths(report, SweepSide.YOURS, report.points());
    if (deaths.isPresent()) {
      return deaths.get() + " So there is nothing to compare.";
    }
    return Wording.sentence(
        SweepReport.judged(report.forks()),
        "your code " + report.sweep().where(List.of(at(report, 0))),
        "your code " + report.sweep().where(List.of(at(report, 1))));
  }

  private static String swept(SweepReport report) {
    List<String> sentences = new ArrayList<>();
    for (SweepSide side : List.of(SweepSide.YOURS, SweepSide.STARTER)) {
      if (report.sides().contains(side)) {
        sentences.addAll(shown(report, side));
      }
    }
    return String.join(" ", sentences);
  }

  private static List<String> shown(SweepReport report, SweepSide side) {
    List<SweepPoint> points = report.of(side);
    List<SweepPoint> measured = points.stream().filter(point -> point.median() != null).toList();
    List<String> sentences = new ArrayList<>();
    if (measured.size() > 1) {
      sentences.add(
          switches(report, side, measured)
              .or(() -> growth(report, side, measured))
              .orElseGet(() -> difference(report, side, measured)));
    }
    deaths(report, side, points).ifPresent(sentences::add);
    return sentences;
  }

  /** What each of the compiler's abilities is worth. */
  private static Optional<String> switches(
      SweepReport report, SweepSide side, List<SweepPoint> measured) {
    if (report.sweep().dimension() != Dimension.COMPILER || measured.getFirst().value() != 0) {
      return Optional.empty();
    }
    SweepPoint everything = measured.getFirst();
    List<String> slower =
        measured.stream()
            .filter(everything::clearlyBelow)
            .sorted(Comparator.comparingDouble(SweepWords::median).reversed())
            .map(point ->
                "%s as long with %s"
                    .formatted(
                        Figures.times(median(point) / median(everything)),
                        report.sweep().inSentence(report.sweep().values().get(point.value()))))
            .toList();
    String subject = capital(subject(report, side));
    return Optional.of(
        slower.isEmpty()
            ? subject + " is as fast with any of them switched off, as far as forks can tell."
            : "%s takes %s%s."
                .formatted(
                    subject,
                    Sweep.listed(slower),
                    slower.size() < measured.size() - 1
                        ? "; nothing else makes a clear difference"
                        : ""));
  }

  /** How the time grows with a parameter that is a number. */
  private static Optional<String> growth(
      SweepReport report, SweepSide side, List<SweepPoint> measured) {
    if (report.sweep().dimension() != Dimension.PARAMETER
        || measured.stream().anyMatch(point -> number(report, point).isEmpty())) {
      return Optional.empty();
    }
    Comparator<SweepPoint> bySize =
        Comparator.comparingDouble(point -> number(report, point).orElseThrow());
    SweepPoint least = measured.stream().min(bySize).orElseThrow();
    SweepPoint most = measured.stream().max(bySize).orElseThrow();
    double sizes = number(report, most).orElseThrow() / number(report, least).orElseThrow();
    double times = median(most) / median(least);
    String name = report.sweep().parameter();
    String grows =
        switch (grade(Math.log(times) / Math.log(sizes))) {
          case -1 -> "time falls as %s grows".formatted(name);
          case 0 -> "%s hardly matters".formatted(name);
          case 1 -> "time grows less than %s does".formatted(name);
          case 2 -> "time grows about as %s does".formatted(name);
          case 3 -> "time grows more than %s does".formatted(name);
          case 4 -> "time grows about as the square of %s".formatted(name);
          default -> "time grows more than the square of %s".formatted(name);
        };
    return Optional.of(
        "From %s to %s %s takes %s as long: %s."
            .formatted(
                report.sweep().inSentence(least.label()),
                most.label(),
                subject(report, side),
                Figures.times(times),
                grows));
  }

  private static int grade(double exponent) {
    double[] bounds = {0.15, 0.8, 1.2, 1.8, 2.2};
    if (exponent < -bounds[0]) {
      return -1;
    }
    int grade = 0;
    while (grade < bounds.length && exponent > bounds[grade]) {
      grade++;
    }
    return grade;
  }

  private static Optional<Double> number(SweepReport report, SweepPoint point) {
    String value = report.sweep().values().get(point.value()).replace("_", "");
    return value.matches("\\d{1,18}") && Double.parseDouble(value) > 0
        ? Optional.of(Double.parseDouble(value))
        : Optional.empty();
  }

  private static String difference(SweepReport report, SweepSide side, List<SweepPoint> measured) {
    Comparator<SweepPoint> byTime = Comparator.comparingDouble(SweepWords::median);
    SweepPoint best = measured.stream().min(byTime).orElseThrow();
    SweepPoint worst = measured.stream().max(byTime).orElseThrow();
    String subject = subject(report, side);
    double times = median(worst) / median(best);
    if (!best.clearlyBelow(worst)) {
      return "For %s no value is clearly faster: medians differ by %s at most, and so do forks of one value."
          .formatted(subject, Figures.percent(times - 1));
    }
    Double share = worst.collectorCpu();
    return "%s is fastest %s; %s it takes %s as long%s."
        .formatted(
            capital(subject),
            where(report, List.of(best)),
            where(report, List.of(worst)),
            Figures.times(times),
            share == null || share < COLLECTOR_MATTERS
                ? ""
                : ", and the collector uses %s of the CPU".formatted(Figures.percent(share)));
  }

  private static Optional<String> deaths(
      SweepReport report, SweepSide side, List<SweepPoint> points) {
    List<SweepPoint> dead = points.stream().filter(point -> !point.ended().isEmpty()).toList();
    if (dead.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        dead.stream()
            .map(SweepPoint::ended)
            .distinct()
            .map(why ->
                "%s %s %s."
                    .formatted(
                        capital(subject(report, side)),
                        why,
                        where(
                            report,
                            dead.stream().filter(point -> point.ended().equals(why)).toList())))
            .collect(Collectors.joining(" ")));
  }

  private static String where(SweepReport report, List<SweepPoint> points) {
    return report.sweep().where(points.stream().map(point -> at(report, point.value())).toList());
  }

  private static String at(SweepReport report, int value) {
    return report.sweep().values().get(value);
  }

  private static double median(SweepPoint point) {
    return Objects.requireNonNull(point.median());
  }

  /** Where the code is the starter, it is not called the learner's. */
  private static String subject(SweepReport report, SweepSide side) {
    return side == SweepSide.STARTER || report.starterAlone() ? "the starter" : "your code";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
