package jitted;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlantedBench {

  private static final int SIZE = 256;
  private static final int SURPRISE = 66;

  private final int[] a = new int[SIZE];
  private final int[] b = new int[SIZE];
  private final int[] c = new int[SIZE];
  private final Planted.Shape[] shapes = new Planted.Shape[SIZE];
  private int iterations;

  @Setup
  public void fill() {
    for (int i = 0; i < SIZE; i++) {
      a[i] = i * 31;
      b[i] = i * 7 % SIZE;
      shapes[i] = Planted.shape(i);
    }
  }

  @Setup(Level.Iteration)
  public void next() {
    iterations++;
  }

  @Benchmark
  public int all() {
    Planted.scaled(a, c);
    return Planted.kept(SIZE)
        + Planted.dropped(SIZE)
        + Planted.areas(shapes)
        + Planted.chained(c)
        + Planted.gathered(a, b)
        + Planted.branched(a, iterations > SURPRISE ? 1_000 : Integer.MAX_VALUE)
        + Planted.called(SIZE)
        + Planted.locked(SIZE);
  }
}
