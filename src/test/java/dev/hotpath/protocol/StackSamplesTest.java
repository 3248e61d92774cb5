package dev.hotpath.protocol;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a worker may not claim to have seen, because the server would run over on it. */
class StackSamplesTest {

  private static final Stack SMALL = stack(1, 3, 2);

  private static Stack stack(int depth, long weight, long count) {
    return new Stack(new int[depth], new int[depth], new byte[depth], weight, count);
  }

  private static StackSamples of(List<Stack> stacks, List<Elsewhere> elsewhere, long dropped) {
    return new StackSamples(
        "cpu",
        "ctimer",
        "samples",
        "",
        1,
        0,
        List.of(new Frame("A", "a")),
        stacks,
        elsewhere,
        dropped);
  }

  private static String refused(List<Stack> stacks, List<Elsewhere> elsewhere, long dropped) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> of(stacks, elsewhere, dropped))
            .getMessage());
  }

  @Test
  void as_much_as_a_worker_of_ours_sends_is_fine() {
    int full = StackSamples.MAX_ENTRIES / StackSamples.MAX_DEPTH;
    assertDoesNotThrow(
        () -> of(Collections.nCopies(full, stack(StackSamples.MAX_DEPTH, 9, 9)), List.of(), 9));
    assertDoesNotThrow(() -> of(Collections.nCopies(StackSamples.MAX_STACKS, SMALL), List.of(), 0));
  }

  @Test
  void more_stacks_deeper_ones_or_more_frames_are_refused() {
    assertEquals(
        "samples with 20001 stacks",
        refused(Collections.nCopies(StackSamples.MAX_STACKS + 1, SMALL), List.of(), 0));
    assertEquals(
        "a stack of 513 frames",
        assertThrows(IllegalArgumentException.class, () -> stack(StackSamples.MAX_DEPTH + 1, 1, 1))
            .getMessage());
    int many = StackSamples.MAX_ENTRIES / StackSamples.MAX_DEPTH + 1;
    assertEquals(
        "samples with 2000384 frames",
        refused(Collections.nCopies(many, stack(StackSamples.MAX_DEPTH, 1, 1)), List.of(), 0));
  }

  @Test
  void weights_and_counts_below_nothing_or_beyond_exact_sums_are_refused() {
    long half = 1L << 52;
    assertDoesNotThrow(() -> of(List.of(stack(1, half, half), stack(1, half, half)), List.of(), 0));
    assertEquals("samples with a weight of -1", refused(List.of(stack(1, -1, 0)), List.of(), 0));
    assertEquals("samples with a weight of -1", refused(List.of(stack(1, 0, -1)), List.of(), 0));
    assertEquals(
        "samples with a weight of 4503599627370497",
        refused(List.of(stack(1, half, 0), stack(1, half + 1, 0)), List.of(), 0));
    assertEquals(
        "samples with a weight of 9223372036854775807",
        refused(List.of(SMALL), List.of(new Elsewhere("gc", Long.MAX_VALUE)), 0));
    assertEquals("samples with -1 left out", refused(List.of(SMALL), List.of(), -1));
  }

  @Test
  void long_words_and_many_causes_are_refused() {
    String word = "w".repeat(65);
    assertEquals(
        "samples with a cause of 65", refused(List.of(SMALL), List.of(new Elsewhere(word, 1)), 0));
    assertEquals(
        "samples with 65 causes",
        refused(List.of(SMALL), Collections.nCopies(65, new Elsewhere("gc", 1)), 0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new StackSamples("cpu", word, "samples", "", 1, 0, List.of(), List.of(), List.of(), 0));
  }
}
