package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.run.NoiseGuard.Counters;
import dev.hotpath.run.NoiseGuard.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which forks count as disturbed, each sign by itself. */
class NoiseGuardTest {

  private static final Reading CALM = new Reading(100_000, 0.01, 0, 0);

  /** Places of the disturbed ones among nine calm forks and this one, the fourth. */
  private static List<Integer> disturbed(Reading fourth) {
    List<Reading> forks = new ArrayList<>(List.of(CALM, CALM, CALM, fourth));
    while (forks.size() < 10) {
      forks.add(CALM);
    }
    return NoiseGuard.disturbed(forks);
  }

  @Test
  void calm_forks_stand() {
    assertEquals(List.of(), disturbed(CALM));
    assertEquals(List.of(), disturbed(new Reading(120_000, 0.14, 0.04, 0)));
  }

  @Test
  void a_machine_that_was_slower_or_faster_for_one_fork_disturbed_it() {
    assertEquals(List.of(3), disturbed(new Reading(130_000, 0.01, 0, 0)));
    assertEquals(List.of(3), disturbed(new Reading(75_000, 0.01, 0, 0)));
  }

  @Test
  void so_did_waiting_for_a_processor_and_losing_it_to_others() {
    assertEquals(List.of(3), disturbed(new Reading(100_000, 0.2, 0, 0)));
    assertEquals(List.of(3), disturbed(new Reading(100_000, 0.01, 0.1, 0)));
    assertEquals(List.of(3), disturbed(new Reading(100_000, 0.01, 0, 1)));
  }

  @Test
  void what_the_kernel_does_not_tell_disturbs_nothing() {
    assertEquals(List.of(), disturbed(new Reading(100_000, Double.NaN, Double.NaN, 0)));
  }

  @Test
  void a_machine_that_is_slow_all_the_time_disturbs_nothing() {
    Reading slow = new Reading(900_000, 0.01, 0, 0);
    assertEquals(List.of(), NoiseGuard.disturbed(List.of(slow, slow, slow, slow)));
  }

  @Test
  void three_forks_are_too_few_to_know_what_is_usual() {
    assertEquals(
        List.of(), NoiseGuard.disturbed(List.of(CALM, CALM, new Reading(500_000, 1, 1, 1))));
  }

  @Test
  void counters_of_this_host_only_grow() {
    Counters then = Counters.now();
    assertTrue(then.all() > 0, then::toString);
    Counters later = new Counters(then.all() + 200, then.stolen() + 10, then.throttled() + 2);
    assertEquals(0.05, later.stolenSince(then));
    assertEquals(2, later.throttledSince(then));
    assertTrue(Double.isNaN(then.stolenSince(then)));
  }
}
