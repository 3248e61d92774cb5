package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.classroom.Reports;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunLogTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  private final RunLog log = new RunLog();

  private static RunEvent event(int number) {
    return new RunEvent.Queued(RunState.QUEUED, number, 0, "");
  }

  @Test
  void ids_count_from_one_without_gaps() throws InterruptedException {
    for (int i = 1; i <= 3; i++) {
      log.add(event(i));
    }
    assertEquals(
        List.of(
            new RunLog.Entry(1, event(1)),
            new RunLog.Entry(2, event(2)),
            new RunLog.Entry(3, event(3))),
        log.after(0, LONG));
  }

  @Test
  void a_reader_gets_what_it_does_not_have_yet() throws InterruptedException {
    log.add(event(1));
    log.add(event(2));
    assertEquals(List.of(new RunLog.Entry(2, event(2))), log.after(1, LONG));
    assertEquals(2, log.after(-5, LONG).size(), "an id that never was");
  }

  @Test
  void only_the_last_event_of_all_is_told_anew_to_who_comes_later() throws InterruptedException {
    log.add(event(1));
    log.amend(event(7));
    assertEquals(List.of(new RunLog.Entry(1, event(1))), log.after(0, LONG));
    RunReport first = Reports.done("r", "concat", Verdict.SLOW);
    RunReport later = Reports.done("r", "concat", Verdict.PASS);
    log.add(new RunEvent.Reached("done", first));
    log.amend(new RunEvent.Reached("done", later));
    assertEquals(
        List.of(new RunLog.Entry(2, new RunEvent.Reached("done", later))), log.after(1, LONG));
    assertEquals(List.of(), log.after(2, Duration.ZERO));
  }

  @Test
  void a_reader_who_has_all_gets_nothing_when_nothing_comes() throws InterruptedException {
    log.add(event(1));
    assertEquals(List.of(), log.after(1, Duration.ofMillis(1)));
    assertEquals(List.of(), log.after(99, Duration.ZERO), "an id that is still to come");
  }

  @Test
  void a_reader_who_waits_is_woken_by_the_next_event() throws Exception {
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<RunLog.Entry>>> waiting =
          IntStream.range(0, 3).mapToObj(i -> readers.submit(() -> log.after(0, LONG))).toList();
      log.add(event(1));
      for (Future<List<RunLog.Entry>> reader : waiting) {
        assertEquals(List.of(new RunLog.Entry(1, event(1))), reader.get());
      }
    }
  }

  @Test
  void every_reader_sees_the_same_events_while_they_come() throws Exception {
    int events = 2_000;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<RunLog.Entry>>> readers =
          IntStream.range(0, 4)
              .mapToObj(reader ->
                  threads.submit(() -> {
                    List<RunLog.Entry> seen = new ArrayList<>();
                    while (seen.size() < events) {
                      seen.addAll(log.after(seen.size(), LONG));
                    }
                    return seen;
                  }))
              .toList();
      for (int i = 1; i <= events; i++) {
        log.add(event(i));
      }
      List<RunLog.Entry> all =
          IntStream.rangeClosed(1, events).mapToObj(i -> new RunLog.Entry(i, event(i))).toList();
      for (Future<List<RunLog.Entry>> reader : readers) {
        assertEquals(all, reader.get());
      }
    }
  }
}
