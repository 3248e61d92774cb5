package dev.hotpath.classroom.lesson;

import java.util.random.RandomGenerator;

/** What a session or a person is known by in addresses: 16 hexadecimal digits, no secret. */
final class Id {

  private Id() {}

  static String fresh(RandomGenerator random) {
    return "%016x".formatted(random.nextLong());
  }
}
