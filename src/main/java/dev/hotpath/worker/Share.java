package dev.hotpath.worker;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;

/** How much one total grew during the iterations, by how much another did or by operation. */
final class Share implements Instrument {

  private final DoubleSupplier part;
  private final DoubleSupplier whole;
  private final ToDoubleFunction<IterationResult> operations;
  private double partAtStart;
  private double wholeAtStart;
  private double parts;
  private double wholes;

  /**
   * @param part a total that only grows; NaN where it is unknown
   * @param whole as {@code part}
   */
  Share(DoubleSupplier part, DoubleSupplier whole) {
    this(part, whole, result -> 0);
  }

  private Share(
      DoubleSupplier part, DoubleSupplier whole, ToDoubleFunction<IterationResult> operations) {
    this.part = part;
    this.whole = whole;
    this.operations = operations;
  }

  /**
   * By so many operations.
   *
   * @param total only grows; NaN where it is unknown
   */
  static Share ofOperations(double many, DoubleSupplier total) {
    return new Share(total, () -> 0, result -> operations(result) / many);
  }

  /** All that JMH ran in the iteration, also those before and after it took the time. */
  static double operations(IterationResult result) {
    return result.getMetadata().getAllOps();
  }

  @Override
  public void starts(boolean last) {
    wholeAtStart = whole.getAsDouble();
    partAtStart = part.getAsDouble();
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    parts += part.getAsDouble() - partAtStart;
    wholes += whole.getAsDouble() - wholeAtStart + operations.applyAsDouble(result);
  }

  @Override
  public double figure() {
    return parts / wholes;
  }
}
