package concat;

import org.openjdk.jmh.annotations.Benchmark;

public class ConcatBench {
  // @Benchmark public void commentedOut() {}
  String text = "@Benchmark void quoted() {}";

  @Benchmark
  @SuppressWarnings({"unchecked", "(odd"})
  public java.util.Map<String, int[]> join() {
    return helper();
  }

  private java.util.Map<String, int[]> helper() {
    return java.util.Map.of();
  }
}
