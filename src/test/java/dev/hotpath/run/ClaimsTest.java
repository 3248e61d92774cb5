package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.Counter;
import dev.hotpath.protocol.JobEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that no fork can have measured. */
class ClaimsTest {

  private static final List<Double> ALL = Collections.nCopies(15, 12.5);
  private static final long LONG_ENOUGH = 480_000_000L;

  @Test
  void what_was_asked_for_is_believed() {
    assertEquals(Optional.empty(), Claims.implausible(ALL, ALL, LONG_ENOUGH));
  }

  @Test
  void another_number_of_iterations_is_not() {
    assertEquals(
        Optional.of("it reported 14 iterations of 15"),
        Claims.implausible(ALL, ALL.subList(0, 14), LONG_ENOUGH));
  }

  @Test
  void nor_is_one_that_was_done_before_it_could_be() {
    assertEquals(
        Optional.of("it was done after 479 ms, and measuring takes 480 ms"),
        Claims.implausible(ALL, ALL, LONG_ENOUGH - 1));
  }

  @Test
  void nor_is_no_time_at_all() {
    for (double nanos : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          Optional.of("it reported %s ns per operation".formatted(Collections.nCopies(15, nanos))),
          implausible(Collections.nCopies(15, nanos)));
    }
  }

  @Test
  void nor_is_a_sum_of_other_iterations() {
    assertEquals(
        Optional.of("what it reported in the end is not what its iterations were"),
        Claims.implausible(Collections.nCopies(15, 99.0), ALL, LONG_ENOUGH));
  }

  private static Optional<String> implausible(List<Double> nanos) {
    return Claims.implausible(nanos, nanos, LONG_ENOUGH);
  }

  @Test
  void counters_are_those_asked_for_and_counts_of_something() {
    List<String> asked = List.of("threads", "parks");
    Counter threads = new Counter("threads", 2);
    assertEquals(Optional.empty(), Claims.implausible(List.of(), asked));
    assertEquals(
        Optional.empty(), Claims.implausible(List.of(new Counter("parks", 0), threads), asked));
    assertEquals(
        Optional.of("it reported a counter that nobody asked for"),
        Claims.implausible(List.of(new Counter("gc-count", 1)), asked));
    assertEquals(
        Optional.of("it reported threads twice"),
        Claims.implausible(List.of(threads, threads), asked));
    for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          Optional.of("it reported %s of parks".formatted(value)),
          Claims.implausible(List.of(new Counter("parks", value)), asked));
    }
  }

  /** By this side's clock: what it says of its iterations is nothing that it waited for. */
  @Test
  void nor_is_one_whose_turns_took_no_time() {
    Claims claims = new Claims(() -> {});
    for (int i = 0; i < Trial.WARMUP_ITERATIONS + Trial.SLICES; i++) {
      claims.accept(new JobEvent.IterationDue());
      if (i >= Trial.WARMUP_ITERATIONS) {
        claims.accept(new JobEvent.IterationEnded(i, 12.5, 1, 0));
      }
    }
    claims.accept(new JobEvent.BenchmarkEnded(ALL, List.of(), 1, List.of()));
    assertTrue(
        claims.implausible(List.of()).orElse("").matches("it was done after \\d+ ms, .* 480 ms"));
  }

  @Test
  void it_gets_no_more_turns_than_it_was_asked_to_take() {
    Claims claims = new Claims(() -> {});
    for (int i = 0; i < Trial.WARMUP_ITERATIONS + Trial.SLICES; i++) {
      claims.accept(new JobEvent.IterationDue());
    }
    assertThrows(Claims.TooMany.class, () -> claims.accept(new JobEvent.IterationDue()));
  }

  /** A pause that comes in every third slice is in every iteration. */
  @Test
  void what_comes_now_and_then_is_in_its_figure() {
    List<Double> slices = new ArrayList<>(Collections.nCopies(15, 10.0));
    for (int i = 2; i < 15; i += 3) {
      slices.set(i, 30.0);
    }
    assertEquals(50.0 / 3, Trial.iterations(slices), 1e-9);
    slices.set(0, 1_000.0);
    assertEquals(50.0 / 3, Trial.iterations(slices), 1e-9, "one disturbed slice is not");
  }
}
