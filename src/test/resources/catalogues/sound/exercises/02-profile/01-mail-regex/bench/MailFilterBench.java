package mailregex;

import org.openjdk.jmh.annotations.Benchmark;

public class MailFilterBench {
  // @Benchmark public void commentedOut() {}
  String text = "@Benchmark void quoted() {}";

  @Benchmark
  @SuppressWarnings({"unchecked", "(odd"})
  public java.util.Map<String, int[]> filter() {
    return helper();
  }

  private java.util.Map<String, int[]> helper() {
    return java.util.Map.of();
  }
}
