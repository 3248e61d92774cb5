package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.exercise.GoalDetail;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fork can't have measured, by the parent's clock. */
class LoadTrialTest {

  private static final GoalDetail.Load LOAD = new GoalDetail.Load("OrderService", 100, 90, 2);

  private static Optional<String> implausible(int requests, int micros, long wallMillis) {
    int[] all = new int[requests];
    Arrays.fill(all, 900);
    all[requests / 2] = micros;
    return LoadTrial.implausible(LOAD, new LoadPassed(true, all, ""), wallMillis * 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 1990",
    "1700000, 2100",
    "0, 5000",
    "-1, 2000",
    "-2, 2000",
    "-3, 4000",
    "-4, 2000"
  })
  void what_can_be_is_believed(int micros, long wallMillis) {
    assertEquals(Optional.empty(), implausible(200, micros, wallMillis));
  }

  @Test
  void what_can_not_be_is_not() {
    assertEquals(Optional.of("it reported 199 requests of 200"), implausible(199, 900, 2_000));
    assertEquals(
        Optional.of("200 requests came in 500 ms, and at this rate they take 1950"),
        implausible(200, 900, 500));
    assertEquals(
        Optional.of("it reported an answer after 2500000 µs"), implausible(200, 2_500_000, 2_100));
    assertEquals(Optional.of("it reported an answer after -5 µs"), implausible(200, -5, 2_100));
  }
}
