package instruments;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlantedBench {

  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Counts {
    public long hits;
  }

  private long seed;

  @Benchmark
  public int collects() {
    return Planted.collects();
  }

  @Benchmark
  public byte[] grows() {
    return Planted.grows();
  }

  @Benchmark
  public byte[] keeps() {
    return Planted.keeps();
  }

  @Benchmark
  public void starts() throws InterruptedException {
    Planted.starts();
  }

  @Benchmark
  public void blocks() throws InterruptedException {
    Planted.blocks();
  }

  @Benchmark
  public void locks() throws InterruptedException {
    Planted.locks();
  }

  @Benchmark
  public void parks() {
    Planted.parks();
  }

  @Benchmark
  public void pins() throws InterruptedException {
    Planted.pins();
  }

  @Benchmark
  public long escapes() {
    return Planted.escapes(seed++);
  }

  @Benchmark
  public void counts(Counts counts) {
    counts.hits += Planted.hits();
  }
}
