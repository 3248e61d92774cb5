package dev.hotpath.grade.compare;

import dev.hotpath.grade.RunReport.BenchmarkResult;
import dev.hotpath.grade.RunReport.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on one benchmark, with the starter that was measured beside it.
 *
 * @param measured as the run document has it: its interval and its p are those of the verdict
 */
public record Line(Version version, BenchmarkResult measured) {

  /** Empty where the document has no usable figures, as one of another version may. */
  static Optional<Line> of(Version version, BenchmarkResult measured) {
    boolean usable =
        usable(measured.starter())
            && usable(measured.yours())
            && measured.speedup() != null
            && positive(measured.speedup().low())
            && positive(measured.speedup().value())
            && positive(measured.speedup().high());
    return usable ? Optional.of(new Line(version, measured)) : Optional.empty();
  }

  private static boolean usable(@Nullable Sample sample) {
    return sample != null
        && positive(sample.median())
        && !sample.samples().isEmpty()
        && sample.samples().stream().allMatch(Line::positive);
  }

  private static boolean positive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  /** Time of each fork by the median of the starter beside it; below 1 is faster. */
  public List<Double> ofStarter() {
    return measured.yours().samples().stream()
        .map(nanos -> nanos / measured.starter().median())
        .toList();
  }

  /**
   * How many times faster each fork was than the starter's that was taken with it, or than the
   * median of those where they are not as many.
   */
  public List<Double> speedups() {
    List<Double> starter = measured.starter().samples();
    List<Double> yours = measured.yours().samples();
    return IntStream.range(0, yours.size())
        .mapToObj(i ->
            (starter.size() == yours.size() ? starter.get(i) : measured.starter().median())
                / yours.get(i))
        .toList();
  }

  /** How many times faster the starter's own forks were than their median. */
  public List<Double> starterSpeedups() {
    return measured.starter().samples().stream()
        .map(nanos -> measured.starter().median() / nanos)
        .toList();
  }

  /**
   * Of the test behind the interval, against the starter beside it; {@code null} where it is not
   * known.
   */
  public @Nullable Double p() {
    return measured.p() > 0 ? measured.p() : null;
  }

  /** Bytes that an operation of the attempt allocates; {@code null} where the JVM can't tell. */
  public @Nullable Double bytesPerOp() {
    return measured.bytesPerOp() == null ? null : measured.bytesPerOp().yours();
  }

  /** Bytes that an operation of the starter allocates; {@code null} where the JVM can't tell. */
  public @Nullable Double starterBytesPerOp() {
    return measured.bytesPerOp() == null ? null : measured.bytesPerOp().starter();
  }

  /** From a single fork nothing can be told: its interval is a point. */
  boolean tooFew() {
    return Math.min(measured.starter().samples().size(), measured.yours().samples().size()) < 2;
  }
}
