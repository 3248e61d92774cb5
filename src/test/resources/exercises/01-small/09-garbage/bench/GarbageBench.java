package garbage;

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
public class GarbageBench {

  private int seed;

  @Benchmark
  public byte[] storms() {
    return Garbage.storms();
  }

  @Benchmark
  public int asks() {
    return Garbage.asks();
  }

  @Benchmark
  public int adds() {
    return Garbage.adds(seed++);
  }
}
