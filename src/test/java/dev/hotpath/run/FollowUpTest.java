package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.grade.RunState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowUpTest {

  @Test
  void a_cancel_is_told_before_the_worker_ends_by_it() {
    One one = new One();
    one.cancel();
    assertEquals(List.of(false), one.workersCancelledAtItsEnd);
    assertTrue(one.slot().cancelled());
    assertEquals("cancelled", one.report());
  }

  @Test
  void only_the_first_end_counts() {
    One one = new One();
    one.cancel();
    one.end(_ -> "reported no figures");
    assertEquals("cancelled", one.report());
  }

  /** One whose document is its state. */
  private static final class One extends FollowUp<String> {

    private final List<Boolean> workersCancelledAtItsEnd = new ArrayList<>();

    One() {
      super("ada", "queued", (_, now) -> new RunEvent.Queued(RunState.QUEUED, 0, 0, now));
    }

    @Override
    void goOn() {}

    @Override
    String waiting(String now, int before) {
      return now;
    }

    @Override
    String cancelled(String now) {
      workersCancelledAtItsEnd.add(slot().cancelled());
      return "cancelled";
    }

    @Override
    String failed(String now, String what) {
      return "failed: " + what;
    }

    @Override
    public String id() {
      return "v-1";
    }

    @Override
    public String exercise() {
      return "concat";
    }

    @Override
    public boolean over() {
      return !report().equals("queued");
    }
  }
}
