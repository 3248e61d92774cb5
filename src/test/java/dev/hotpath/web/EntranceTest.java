package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many come in by one address, and how often one may guess. */
class EntranceTest {

  private static final String ROOM = "192.0.2.1";

  private long nanos;
  private final Entrance entrance = new Entrance(() -> nanos);

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static Problem refused(Runnable request) {
    Problem problem = assertThrows(Problem.class, request::run);
    assertEquals(429, problem.status());
    assertTrue(problem.retrySeconds() > 0, "says when to come again");
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains("in " + problem.retrySeconds() + " s"), message);
    return problem;
  }

  private boolean joins(String address) {
    try {
      entrance.arrival(address);
      entrance.guess(address);
      entrance.wasRight(address);
      return true;
    } catch (Problem tooMany) {
      return false;
    }
  }

  @Test
  void forty_behind_one_address_come_in_at_once() {
    for (int i = 0; i < 40; i++) {
      assertTrue(joins(ROOM), "number " + i);
    }
  }

  @Test
  void of_five_hundred_in_a_minute_from_one_address_most_are_told_to_come_later() {
    int in = 0;
    for (int i = 0; i < 500; i++) {
      in += joins(ROOM) ? 1 : 0;
      pass(Duration.ofMillis(120));
    }
    assertTrue(in >= 100 && in <= 120, in + " came in");
    assertEquals(500 - in, entrance.refused());
    while (joins(ROOM)) {} // until there is no room at this moment
    assertEquals("too-many-joins", refused(() -> entrance.arrival(ROOM)).code());
  }

  @Test
  void all_five_hundred_come_in_who_come_again_when_told_to() {
    int in = 0;
    for (int second = 0; second < 500 && in < 500; second++) {
      while (in < 500 && joins(ROOM)) {
        in++;
      }
      pass(Duration.ofSeconds(1));
    }
    assertEquals(500, in);
  }

  @Test
  void a_wrong_code_costs_more_than_a_right_one() {
    for (int i = 0; i < 40; i++) {
      entrance.guess(ROOM);
    }
    assertEquals("too-many-codes", refused(() -> entrance.guess(ROOM)).code());
    entrance.guess("192.0.2.2");
    pass(Duration.ofSeconds(15));
    entrance.guess(ROOM);
    refused(() -> entrance.guess(ROOM));
  }

  /** So that 40 bits hold: at this rate half of all codes take one address 260,000 years. */
  @Test
  void in_a_day_one_address_tries_some_thousand_codes() {
    int tried = 0;
    for (int second = 0; second < 24 * 60 * 60; second++) {
      try {
        entrance.guess(ROOM);
        tried++;
      } catch (Problem tooMany) {
        pass(Duration.ofSeconds(1));
      }
    }
    assertTrue(tried < 6_000, tried + " codes in a day");
  }

  @Test
  void links_that_lead_to_nobody_are_limited_and_those_that_lead_to_somebody_are_not() {
    for (int i = 0; i < 100; i++) {
      entrance.secret(ROOM);
      entrance.secretWasRight(ROOM);
    }
    for (int i = 0; i < 20; i++) {
      entrance.secret(ROOM);
    }
    assertEquals("too-many-links", refused(() -> entrance.secret(ROOM)).code());
  }

  @Test
  void a_name_changes_ten_times_at_once() {
    for (int i = 0; i < 10; i++) {
      entrance.name("ada");
    }
    assertEquals("too-many-names", refused(() -> entrance.name("ada")).code());
    entrance.name("bob");
  }
}
