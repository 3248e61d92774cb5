package dev.hotpath.evidence.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapsedTest {

  private static String collapsed(StackSamples samples) {
    return new String(Collapsed.of(Given.profile(samples)), UTF_8);
  }

  @Test
  void a_line_is_a_stack_and_its_weight() {
    assertEquals(
        """
        concat.Bench.join;concat.Concat.join 3
        concat.Bench.join;concat.Concat.join;byte[] 4
        """,
        collapsed(
            new Profile()
                .stack(4, "concat.Bench.join:1", "concat.Concat.join:2", "byte[]/")
                .stack(3, "concat.Bench.join:1", "concat.Concat.join:2")
                .alloc()));
  }

  @Test
  void stacks_that_differ_in_lines_alone_are_one() {
    assertEquals(
        "a.A.a;a.A.b 7\n",
        collapsed(
            new Profile().stack(3, "a.A.a:1", "a.A.b:2").stack(4, "a.A.a:9", "a.A.b:8").cpu()));
  }

  @Test
  void what_the_jvm_does_meanwhile_is_a_stack_of_its_own() {
    assertEquals(
        "a.A.a 3\ngarbage collection 2\n",
        collapsed(
            new Profile()
                .stack(3, "a.A.a:1")
                .elsewhere("garbage collection", 2)
                .elsewhere("harness", 9)
                .cpu()));
  }

  @Test
  void a_native_function_of_no_library_has_no_dot() {
    assertEquals("memcpy 1\n", collapsed(new Profile().stack(1, "memcpy").cpu()));
  }

  @Test
  void a_name_with_separators_in_it_stays_one_frame_of_one_line() {
    List<Frame> frames =
        List.of(new Frame("a.A;evil", "join\nforged;stack 999"), new Frame("b\r\nB", ";"));
    assertEquals(
        "a.A_evil.join\ufffdforged_stack 999;b\ufffd\ufffdB._ 5\n",
        collapsed(Given.of(frames, List.of(Given.stack(5, 0, 1)))));
  }

  @Test
  void nothing_sampled_is_nothing_written() {
    assertEquals("", collapsed(new Profile().cpu()));
  }
}
