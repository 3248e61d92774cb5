package dev.hotpath.evidence.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapsedTest {

  @Test
  void a_line_is_a_stack_and_its_weight() {
    assertEquals(
        """
        concat.Bench.join;concat.Concat.join 3
        concat.Bench.join;concat.Concat.join;byte[] 4
        """,
        Collapsed.of(
            new Profile()
                .stack(4, "concat.Bench.join:1", "concat.Concat.join:2", "byte[]/")
                .stack(3, "concat.Bench.join:1", "concat.Concat.join:2")
                .alloc()));
  }

  @Test
  void stacks_that_differ_in_lines_alone_are_one() {
    assertEquals(
        "a.A.a;a.A.b 7\n",
        Collapsed.of(
            new Profile().stack(3, "a.A.a:1", "a.A.b:2").stack(4, "a.A.a:9", "a.A.b:8").cpu()));
  }

  @Test
  void a_native_function_of_no_library_has_no_dot() {
    assertEquals("memcpy 1\n", Collapsed.of(new Profile().stack(1, "memcpy").cpu()));
  }

  @Test
  void a_name_with_separators_in_it_stays_one_frame_of_one_line() {
    List<Frame> frames =
        List.of(new Frame("a.A;evil", "join\nforged;stack 999"), new Frame("b\r\nB", ";"));
    StackSamples samples =
        new StackSamples(
            "cpu",
            "ctimer",
            "samples",
            1,
            1,
            frames,
            List.of(new Stack(new int[] {0, 1}, new int[2], new byte[2], 5)),
            List.of(),
            0);
    assertEquals("a.A_evil.join_forged_stack 999;b__B._ 5\n", Collapsed.of(samples));
  }

  @Test
  void nothing_sampled_is_nothing_written() {
    assertEquals("", Collapsed.of(new Profile().cpu()));
  }
}
