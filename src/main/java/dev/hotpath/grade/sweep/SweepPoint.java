package dev.hotpath.grade.sweep;

import dev.hotpath.stats.Sample;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All forks of one side at one value.
 *
 * @param value index, from 0
 * @param label what a person calls the value
 * @param samples nanoseconds per operation, one per fork
 * @param median of the samples; {@code null} where there are none
 * @param bytesPerOp median; {@code null} where unknown
 * @param collections per million operations, median; {@code null} where not counted
 * @param collectorCpu share of processor time, 0 to 1, median; {@code null} where not counted
 * @param ended why a fork has no figures; empty where all have some
 */
public record SweepPoint(
    int value,
    String label,
    SweepSide side,
    List<Double> samples,
    @Nullable Double median,
    @Nullable Double bytesPerOp,
    @Nullable Double collections,
    @Nullable Double collectorCpu,
    String ended) {

  public SweepPoint {
    samples = List.copyOf(samples);
  }

  /** Of the forks at that value and of that side, among all. */
  static SweepPoint of(int value, String label, SweepSide side, List<SweepFork> all) {
    List<SweepFork> forks =
        all.stream().filter(fork -> fork.value() == value && fork.side() == side).toList();
    return new SweepPoint(
        value,
        label,
        side,
        figures(forks, SweepFork::nanosPerOp),
        median(forks, SweepFork::nanosPerOp),
        median(forks, SweepFork::bytesPerOp),
        median(forks, SweepFork::collections),
        median(forks, SweepFork::collectorCpu),
        forks.stream().map(SweepFork::ended).filter(why -> !why.isEmpty()).findFirst().orElse(""));
  }

  private static List<Double> figures(
      List<SweepFork> forks, Function<SweepFork, @Nullable Double> of) {
    return forks.stream().map(of).filter(Objects::nonNull).toList();
  }

  private static @Nullable Double median(
      List<SweepFork> forks, Function<SweepFork, @Nullable Double> of) {
    double[] figures = figures(forks, of).stream().mapToDouble(Double::doubleValue).toArray();
    return figures.length == 0 ? null : Sample.medianOf(figures);
  }

  /** Whether every fork here was faster than every fork there. */
  boolean clearlyBelow(SweepPoint other) {
    return samples.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN)
        < other.samples.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }
}
