package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.Counter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures that no fork can have measured. */
class TrialTest {

  private static final List<Double> FIVE = Collections.nCopies(5, 12.5);
  private static final long LONG_ENOUGH = 550_000_000L;

  @Test
  void what_was_asked_for_is_believed() {
    assertEquals(Optional.empty(), Trial.implausible(FIVE, FIVE, LONG_ENOUGH));
  }

  @Test
  void another_number_of_iterations_is_not() {
    assertEquals(
        Optional.of("it reported 4 iterations of 5"),
        Trial.implausible(FIVE, FIVE.subList(0, 4), LONG_ENOUGH));
  }

  @Test
  void nor_is_one_that_was_done_before_it_could_be() {
    assertEquals(
        Optional.of("it was done after 549 ms, and measuring takes 550 ms"),
        Trial.implausible(FIVE, FIVE, LONG_ENOUGH - 1));
  }

  @Test
  void nor_is_no_time_at_all() {
    for (double nanos : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          Optional.of("it reported %s ns per operation".formatted(Collections.nCopies(5, nanos))),
          implausible(Collections.nCopies(5, nanos)));
    }
  }

  @Test
  void nor_is_a_sum_of_other_iterations() {
    assertEquals(
        Optional.of("what it reported in the end is not what its iterations were"),
        Trial.implausible(Collections.nCopies(5, 99.0), FIVE, LONG_ENOUGH));
  }

  private static Optional<String> implausible(List<Double> nanos) {
    return Trial.implausible(nanos, nanos, LONG_ENOUGH);
  }

  @Test
  void counters_are_those_asked_for_and_counts_of_something() {
    List<String> asked = List.of("threads", "parks");
    Counter threads = new Counter("threads", 2);
    assertEquals(Optional.empty(), Trial.implausible(List.of(), asked));
    assertEquals(
        Optional.empty(), Trial.implausible(List.of(new Counter("parks", 0), threads), asked));
    assertEquals(
        Optional.of("it reported a counter that nobody asked for"),
        Trial.implausible(List.of(new Counter("gc-count", 1)), asked));
    assertEquals(
        Optional.of("it reported threads twice"),
        Trial.implausible(List.of(threads, threads), asked));
    for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          Optional.of("it reported %s of parks".formatted(value)),
          Trial.implausible(List.of(new Counter("parks", value)), asked));
    }
  }
}
