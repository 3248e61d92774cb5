package dev.hotpath.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as pages without JavaScript tell them; with it, they say how long ago that is. */
final class Moments {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  private Moments() {}

  /** "22 Nov 2026, 18:56 UTC". */
  static String told(Instant at) {
    return FORMAT.format(at);
  }
}
