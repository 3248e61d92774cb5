package dev.hotpath.grade.sweep;

import org.jspecify.annotations.Nullable;

/**
 * One fork of a sweep.
 *
 * @param value index of the value, from 0
 * @param side whose code it ran
 * @param nanosPerOp median of its iterations; {@code null} where it ended without figures
 * @param bytesPerOp {@code null} where it ended, or the JVM can't tell
 * @param collections garbage collections per million operations; {@code null} where not counted
 * @param collectorCpu the collector's share of processor time, 0 to 1; {@code null} where not
 *     counted
 * @param ended why there are no figures, to follow "it": {@code ran out of memory}; empty where
 *     there are
 */
public record SweepFork(
    int value,
    SweepSide side,
    @Nullable Double nanosPerOp,
    @Nullable Double bytesPerOp,
    @Nullable Double collections,
    @Nullable Double collectorCpu,
    String ended) {

  /** One without figures. */
  public static SweepFork ended(int value, SweepSide side, String why) {
    return new SweepFork(value, side, null, null, null, null, why);
  }

  /** Whether it ended without figures: the next one at the same place would too. */
  public boolean died() {
    return !ended.isEmpty();
  }
}
