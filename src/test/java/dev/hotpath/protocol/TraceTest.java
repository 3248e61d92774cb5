package dev.hotpath.protocol;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import dev.hotpath.protocol.Trace.Own;
import dev.hotpath.protocol.Trace.OwnKind;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker may not claim to have traced. */
class TraceTest {

  private static final TracedThread THREAD = thread(-1, -1, -1, -1);
  private static final OwnKind KIND = new OwnKind("bank.Transfer", "Transfer");

  private static TracedThread thread(int start, int end, int startedBy, int stack) {
    return new TracedThread("worker", ThreadKind.PLATFORM, start, end, startedBy, stack);
  }

  private static Trace trace(
      int nanos, List<TracedThread> threads, List<String> names, List<Stack> stacks, int ownKind) {
    return new Trace(
        nanos,
        1_000,
        0,
        1,
        0,
        0,
        "",
        "",
        List.of(),
        threads,
        names,
        List.of(new Frame("A", "a")),
        stacks,
        List.of(),
        List.of(KIND),
        List.of(new Own(ownKind, List.of("amount", "3"))));
  }

  private static void refused(
      int nanos, List<TracedThread> threads, List<String> names, List<Stack> stacks, int ownKind) {
    assertDoesNotThrow(() -> trace(1_000, List.of(THREAD), List.of("A"), List.of(), 0));
    assertThrows(RuntimeException.class, () -> trace(nanos, threads, names, stacks, ownKind));
  }

  @Test
  void what_does_not_end_or_is_too_much_is_refused() {
    refused(0, List.of(THREAD), List.of(), List.of(), 0);
    refused(Trace.MAX_NANOS + 1, List.of(THREAD), List.of(), List.of(), 0);
    refused(1, Collections.nCopies(Trace.MAX_THREADS + 1, THREAD), List.of(), List.of(), 0);
    refused(1, List.of(), Collections.nCopies(Trace.MAX_NAMES + 1, ""), List.of(), 0);
    refused(1, List.of(), List.of("x".repeat(Trace.MAX_NAME + 1)), List.of(), 0);
    Stack stack = new Stack(new int[] {0}, new int[] {1}, new byte[] {0}, 0);
    refused(1, List.of(), List.of(), Collections.nCopies(Trace.MAX_STACKS + 1, stack), 0);
  }

  @Test
  void what_refers_to_nothing_is_refused() {
    refused(1, List.of(), List.of(), List.of(), 1);
    refused(1, List.of(thread(-1, -1, 1, -1)), List.of(), List.of(), 0);
    refused(1, List.of(thread(-1, -1, -1, 0)), List.of(), List.of(), 0);
    refused(1, List.of(thread(2, -1, -1, -1)), List.of(), List.of(), 0);
    Stack stack = new Stack(new int[] {1}, new int[] {1}, new byte[] {0}, 0);
    refused(1, List.of(), List.of(), List.of(stack), 0);
  }

  @Test
  void a_thread_or_field_that_can_not_be_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> thread(7, 6, -1, -1));
    assertThrows(IllegalArgumentException.class, () -> thread(-2, 6, -1, -1));
    assertThrows(IllegalArgumentException.class, () -> new Own(0, List.of("a name alone")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Own(0, Collections.nCopies(2 * Trace.MAX_FIELDS + 2, "")));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "0, 2000000000, 200000000", "99, 0, 0"})
  void events_outside_of_time_and_kinds_are_refused(byte kind, int start, int nanos) {
    int[] none = {-1};
    assertThrows(
        RuntimeException.class,
        () ->
            new TraceEvents(
                new byte[] {kind}, new int[] {start}, new int[] {nanos}, none, none, none, none));
  }

  @Test
  void columns_of_different_lengths_or_too_long_are_refused() {
    int[] one = {0};
    assertThrows(
        IllegalArgumentException.class,
        () -> new TraceEvents(new byte[1], one, one, one, one, one, new int[2]));
    int[] many = new int[TraceEvents.MAX + 1];
    assertThrows(
        IllegalArgumentException.class,
        () -> new TraceEvents(new byte[many.length], many, many, many, many, many, many));
  }
}
