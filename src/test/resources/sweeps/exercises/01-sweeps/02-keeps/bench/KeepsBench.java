package keeps;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Keeps the last 384 blocks: 24 MB of them, where a block is as large as the starter's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeepsBench {

  private final byte[][] kept = new byte[384][];
  private int number;

  @Benchmark
  public byte[] keep() {
    byte[] block = Keeps.block(number);
    kept[number++ % kept.length] = block;
    return block;
  }
}
