package presize;

import org.openjdk.jmh.annotations.Benchmark;

public class PresizeBench {
  // @Benchmark public void commentedOut() {}
  String text = "@Benchmark void quoted() {}";

  @Benchmark
  @SuppressWarnings({"unchecked", "(odd"})
  public java.util.Map<String, int[]> fill() {
    return helper();
  }

  private java.util.Map<String, int[]> helper() {
    return java.util.Map.of();
  }
}
