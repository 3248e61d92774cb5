package repeat;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RepeatBench {

  private int n;

  @Benchmark
  public String repeat() {
    n = n % 8 + 1;
    int times = 400 + n;
    String repeated = Repeat.times("ab", times);
    if (repeated.length() != 2 * times || !repeated.endsWith("ab")) {
      throw new IllegalStateException("\"ab\" " + times + " times came out wrong");
    }
    return repeated;
  }
}
