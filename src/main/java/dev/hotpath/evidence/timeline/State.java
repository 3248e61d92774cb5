package dev.hotpath.evidence.timeline;

import dev.hotpath.protocol.TraceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a thread can be about. */
enum State {
  /** It is on a core, by the kernel's counters. */
  RUNNING,
  /** It could run, and has no core, by the same. */
  READY,
  /** One of both; nobody counted. A virtual thread that has a carrier. */
  ACTIVE,
  PARKED,
  BLOCKED,
  WAITING,
  SLEEPING,
  IO,
  /** A virtual thread waits and keeps its carrier. */
  PINNED,
  /** Neither on a core nor ready, and the recorder does not say why. */
  UNSEEN;

  private static final State[] ALL = values();
  private static final List<String> KEYS = Arrays.stream(ALL).map(State::key).toList();

  /** The word for it in JSON. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static int count() {
    return ALL.length;
  }

  static List<String> keys() {
    return KEYS;
  }

  /** What a wait is. */
  static State of(TraceKind wait) {
    return switch (wait) {
      case PARKED -> PARKED;
      case BLOCKED -> BLOCKED;
      case WAITING -> WAITING;
      case SLEEPING -> SLEEPING;
      case IO -> IO;
      case PINNED -> PINNED;
      default -> throw new IllegalArgumentException(wait + " is no wait");
    };
  }
}
