package dev.hotpath.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandedTest {

  private static final long MILLI = 1_000_000;

  private final Handed handed =
      new Handed(
          new Browser(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:1"), new Outages()),
          "r1",
          0);

  @Test
  void one_that_goes_the_whole_way_has_all_its_times() {
    handed.heard("tested", "measuring", "", 300 * MILLI);
    handed.heard("measuring", "measuring", "", 1_300 * MILLI);
    handed.heard("measuring", "measuring", "", 1_400 * MILLI);
    handed.heard("done", "done", "pass", 9_300 * MILLI);
    handed.heard("done", "done", "pass", 99_000 * MILLI);
    assertEquals(Optional.of(300.0), handed.verdictMillis());
    assertEquals(Optional.of(1_000.0), handed.waitMillis(99_000 * MILLI));
    assertEquals(Optional.of(8_000.0), handed.measurementMillis());
    assertTrue(handed.hasVerdict() && handed.over());
    assertFalse(handed.replaced() || handed.wasTakenBack() || handed.failed());
  }

  @Test
  void one_that_is_wrong_has_its_verdict_at_its_end_and_waits_for_nothing() {
    handed.heard("done", "done", "compile-error", 200 * MILLI);
    assertEquals(Optional.of(200.0), handed.verdictMillis());
    assertEquals(Optional.empty(), handed.waitMillis(99_000 * MILLI));
    assertEquals(Optional.empty(), handed.measurementMillis());
  }

  @Test
  void one_that_fails_its_tests_does_not_wait_to_be_measured() {
    handed.heard("tested", "done", "fail", 200 * MILLI);
    assertFalse(handed.waitsForMeasuring());
    assertEquals(Optional.empty(), handed.waitMillis(99_000 * MILLI));
  }

  @Test
  void one_that_gave_way_before_its_tests_was_replaced() {
    handed.heard("done", "done", "cancelled", 200 * MILLI);
    assertTrue(handed.replaced());
    assertEquals(Optional.empty(), handed.verdictMillis());
  }

  @Test
  void one_that_still_waits_at_the_end_has_waited_until_then() {
    handed.heard("tested", "measuring", "", 300 * MILLI);
    assertTrue(handed.waitsForMeasuring());
    assertEquals(Optional.of(60_000.0), handed.waitMillis(60_300 * MILLI));
    handed.takeBack();
    handed.heard("done", "done", "cancelled", 60_400 * MILLI);
    assertTrue(handed.hasVerdict());
    assertFalse(handed.replaced() || handed.wasTakenBack());
    assertEquals(Optional.empty(), handed.measurementMillis());
  }

  @Test
  void one_that_is_taken_back_before_its_verdict_is_neither_lost_nor_replaced() {
    handed.takeBack();
    handed.heard("done", "done", "cancelled", 60_400 * MILLI);
    assertTrue(handed.wasTakenBack());
    assertFalse(handed.replaced() || handed.hasVerdict());
  }
}
