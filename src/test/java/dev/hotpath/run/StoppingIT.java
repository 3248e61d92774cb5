package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that ends while runs are under way. */
@Timeout(120)
class StoppingIT {

  @Test
  void what_was_under_way_gets_no_verdict_so_that_the_next_server_takes_it_up()
      throws InterruptedException {
    Rig rig = new Rig(new ProcessSandbox(), Rig.PATIENT);
    try (rig) {
      rig.submit("ada", "sleeps-forever").until("compiled"); // now in its test
      rig.submit("bob", "correct").until("measuring"); // now starting a worker
    }
    assertEquals(
        List.of(), rig.reports.stream().filter(report -> report.verdict() != null).toList());
  }

  @Test
  void it_may_end_before_it_has_begun() {
    new Rig(new ProcessSandbox()).close();
  }
}
