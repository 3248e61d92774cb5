package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.Optional;

/**
 * One meeting of a class.
 *
 * @param id of 16 hexadecimal digits, in addresses
 * @param title as the instructor calls it
 * @param joinCode canonical, see {@link JoinCode}
 * @param endedAt empty while it goes on; then it is read-only
 */
public record Session(
    String id, String title, String joinCode, Instant startedAt, Optional<Instant> endedAt) {

  /** Whether people may still join, hand in and speak. */
  public boolean open() {
    return endedAt.isEmpty();
  }
}
