package compiled;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkBench {

  @Param("100")
  public int n;

  private int[] numbers;
  private int[] indices;
  private String text = "1234567890";

  @Setup
  public void fill() {
    numbers = new int[n];
    indices = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i * 31;
      indices[i] = i * 7 % n;
    }
  }

  @Benchmark
  public long pairs() {
    return Work.pairs(numbers);
  }

  @Benchmark
  public int digits() {
    return Work.number(text);
  }

  @Benchmark
  public int points() {
    return Work.points(n);
  }

  @Benchmark
  public int sums() {
    return Work.sum(numbers, indices);
  }

  @Benchmark
  public void writes() throws IOException {
    Work.writes();
  }
}
