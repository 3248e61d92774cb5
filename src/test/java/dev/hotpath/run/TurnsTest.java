package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

  /** Which fork had each turn, where each takes so many. */
  private static List<Integer> order(int... turns) throws Exception {
    Turns all = new Turns(turns.length);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger working = new AtomicInteger();
    List<Callable<Void>> forks = new ArrayList<>();
    for (int fork = 0; fork < turns.length; fork++) {
      int me = fork;
      forks.add(() -> {
        for (int turn = 0; turn < turns[me]; turn++) {
          all.await(me);
          assertEquals(1, working.incrementAndGet(), "one at a time");
          order.add(me);
          working.decrementAndGet();
        }
        all.leave(me);
        return null;
      });
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> fork : threads.invokeAll(forks.reversed())) {
        fork.get();
      }
    }
    return order;
  }

  @Test
  void two_alternate_and_each_second_round_is_the_other_way() throws Exception {
    assertEquals(List.of(0, 1, 1, 0, 0, 1, 1, 0), order(4, 4));
  }

  @Test
  void three_too() throws Exception {
    assertEquals(List.of(0, 1, 2, 2, 1, 0, 0, 1, 2), order(3, 3, 3));
  }

  @Test
  void one_waits_for_nobody() throws Exception {
    assertEquals(List.of(0, 0, 0), order(3));
  }

  @Test
  void those_that_are_gone_are_not_waited_for() throws Exception {
    assertEquals(List.of(0, 1, 1, 1, 1), order(1, 4));
    assertEquals(List.of(1, 1, 1), order(0, 3));
  }
}
