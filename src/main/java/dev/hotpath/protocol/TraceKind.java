package dev.hotpath.protocol;

/**
 * Events of a {@link Trace}, and what the columns of {@link TraceEvents} hold for each. Where
 * nothing is said, {@code what} is an index of a name, {@code other} of a thread and {@code stack}
 * of a stack; −1 is none.
 */
public enum TraceKind {
  /** A thread was parked: on a lock, a queue, a pool; {@code what}: the class that it waits for. */
  PARKED,
  /** It waited to enter a monitor; {@code what}: its class, {@code other}: who held it. */
  BLOCKED,
  /**
   * It was in {@code Object.wait}; {@code what}: the monitor's class, {@code other}: who notified.
   */
  WAITING,
  /** It slept. */
  SLEEPING,
  /** It was in a call that reads or writes; {@code what}: which file or socket. */
  IO,
  /** A virtual thread waited and kept its carrier, {@code other}; {@code what}: why. */
  PINNED,
  /** A carrier ran a virtual thread, {@code other}; no {@code what}, no stack. */
  MOUNTED,
  /** The thread was seen running; an instant. */
  SAMPLED,
  /** What the kernel counted for a thread: {@code what}: ns on a core, {@code other}: ns ready. */
  SCHEDULED,
  /** The heap at an instant, without a thread; {@code what}: KiB used, {@code other}: committed. */
  HEAP,
  /** KiB allocated by all threads, {@code what}. */
  ALLOCATED,
  /** Ten-thousandths of all cores at an instant: user, system and the machine, as three columns. */
  LOAD,
  /** A garbage collection from its start to its end; {@code what}: name, {@code other}: cause. */
  COLLECTION,
  /** A pause for the collector; {@code what}: its name. */
  PAUSE,
  /** All threads were stopped; {@code what}: the operation. */
  SAFEPOINT,
  /**
   * A method was compiled; {@code what}: its name, {@code other}: level, {@code stack}: 1 for OSR.
   */
  COMPILED,
  /** Compiled code was left for good; {@code what}: index of a {@link Trace.Deoptimisation}. */
  DEOPTIMISED,
  /** An event of the program's own; {@code what}: index of a {@link Trace.Own}. */
  OWN;

  private static final TraceKind[] ALL = values();

  /** By its ordinal. */
  public static TraceKind of(int ordinal) {
    return ALL[ordinal];
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** Whether it is something that a thread did instead of running. */
  public boolean isWait() {
    return ordinal() <= PINNED.ordinal();
  }

  /** Whether {@code what} is the index of a name. */
  public boolean isNamed() {
    return isWait()
        || switch (this) {
          case COLLECTION, PAUSE, SAFEPOINT, COMPILED -> true;
          default -> false;
        };
  }

  /** Whether it has a thread. */
  public boolean hasThread() {
    return switch (this) {
      case HEAP, ALLOCATED, LOAD, COLLECTION, PAUSE, SAFEPOINT -> false;
      default -> true;
    };
  }

  /** Whether {@code other} is the index of a thread. */
  public boolean hasOtherThread() {
    return isWait() || this == MOUNTED;
  }

  /** Whether {@code stack} is the index of a stack. */
  public boolean hasStack() {
    return isWait() || this == SAMPLED || this == DEOPTIMISED || this == OWN;
  }
}
