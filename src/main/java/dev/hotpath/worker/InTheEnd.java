package dev.hotpath.worker;

import java.util.function.DoubleSupplier;
import org.openjdk.jmh.results.IterationResult;

/** Looks once, behind the last iteration: what was compiled until then is in use. */
final class InTheEnd implements Instrument {

  private final DoubleSupplier look;
  private double seen = Double.NaN;

  InTheEnd(DoubleSupplier look) {
    this.look = look;
  }

  @Override
  public void ended(IterationResult result, boolean last) {
    if (last) {
      seen = look.getAsDouble();
    }
  }

  @Override
  public double figure() {
    return seen;
  }
}
