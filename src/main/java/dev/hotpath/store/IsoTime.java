package dev.hotpath.store;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as text that sorts as they do: {@code 2026-11-22T12:01:05.000000000Z}. */
final class IsoTime {

  /** Always nine digits: {@code Instant.toString} drops zeros, and "5Z" sorts behind "5.1Z". */
  private static final DateTimeFormatter NANOS =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private IsoTime() {}

  static String text(Instant instant) {
    return NANOS.format(instant);
  }

  static Instant instant(String text) {
    return Instant.parse(text);
  }
}
