package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as JMH 1.37 writes them. */
class BenchmarkListTest {

  private static List<BenchmarkList> read(String lines) {
    return BenchmarkList.of(
        List.of(
            new ClassFile("p/B.class", new byte[] {1}),
            new ClassFile("META-INF/BenchmarkList", lines.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void a_line_is_a_class_a_method_and_what_it_asks_for() {
    assertEquals(
        List.of(
            new BenchmarkList("p.B", "count", false, List.of("n")),
            new BenchmarkList("p.B", "other", true, List.of())),
        read(
            """
            JMH S 3 p.B S 31 p.jmh_generated.B_count_jmhTest S 5 count S 11 AverageTime E A 1 1 1 E E E E E E E E E E E E E M 2 1 n 2 8 xAA===== 8 yAA===== 1 s 1 8 4BA===== E E E\s
            JMH S 3 p.B S 31 p.jmh_generated.B_other_jmhTest S 5 other S 10 Throughput I 1 4 A 1 1 1 E E E E E E E E E E E E E E E E E\s
            """));
  }

  @Test
  void nothing_compiled_has_no_benchmark() {
    assertEquals(List.of(), BenchmarkList.of(List.of()));
  }
}
