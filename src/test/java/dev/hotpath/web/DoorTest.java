package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said to one who is not let in, and when to come again. */
class DoorTest {

  private long nanos;
  private Optional<Duration> full = Optional.empty();
  private final Door door = new Door(Learner::of, () -> full, () -> nanos);

  private void refused(int status, String code, int retrySeconds, Runnable request) {
    Problem problem = assertThrows(Problem.class, request::run);
    assertEquals(status, problem.status());
    assertEquals(code, problem.code());
    assertEquals(retrySeconds, problem.retrySeconds(), problem::getMessage);
  }

  @Test
  void ten_runs_at_once_and_then_one_a_second() {
    for (int i = 0; i < 10; i++) {
      door.run("ada");
    }
    refused(429, "too-many-runs", 1, () -> door.run("ada"));
    door.run("bob");
    nanos += 999_000_000;
    refused(429, "too-many-runs", 1, () -> door.run("ada"));
    nanos += 1_000_000;
    door.run("ada");
    assertEquals(2, door.refusedAsTooMany());
  }

  @Test
  void twenty_diagnostics_at_once_and_then_four_a_second() {
    for (int i = 0; i < 20; i++) {
      door.diagnosis("ada");
    }
    refused(429, "too-many-diagnostics", 1, () -> door.diagnosis("ada"));
    nanos += 250_000_000;
    door.diagnosis("ada");
    door.run("ada");
  }

  @Test
  void a_host_that_is_full_says_when_there_will_be_room() {
    full = Optional.of(Duration.ofMillis(4_200));
    refused(503, "busy", 5, () -> door.run("ada"));
    full = Optional.of(Duration.ZERO);
    refused(503, "busy", 1, () -> door.run("ada"));
    assertEquals(2, door.refusedAsBusy());
    full = Optional.empty();
    door.run("ada");
  }

  @Test
  void a_thousand_streams_in_all() {
    for (int learner = 0; learner < 50; learner++) {
      for (int i = 0; i < 20; i++) {
        Door.Place _ = door.stream("learner " + learner);
      }
      int number = learner;
      refused(429, "too-many-streams", 5, () -> door.stream("learner " + number));
    }
    refused(503, "busy", 5, () -> door.stream("ada"));
    assertEquals(1_000, door.openStreams());
  }

  @Test
  void a_stream_that_is_closed_makes_room() {
    for (int i = 0; i < 21; i++) {
      try (Door.Place _ = door.stream("ada")) {
        assertEquals(1, door.openStreams());
      }
    }
    assertEquals(0, door.openStreams());
  }
}
