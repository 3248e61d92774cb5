package dev.hotpath.web;

import java.time.Duration;
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

  /** "3 h 30 min", "2 d 4 h". */
  static String lasted(Duration time) {
    if (time.toDays() > 0) {
      return "%d\u00a0d %d\u00a0h".formatted(time.toDays(), time.toHoursPart());
    } else if (time.toHours() > 0) {
      return "%d\u00a0h %d\u00a0min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0 ? "%d\u00a0min".formatted(time.toMinutes()) : "under a minute";
  }
}
