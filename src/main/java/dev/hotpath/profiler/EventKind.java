package dev.hotpath.profiler;

import java.util.Arrays;
import one.jfr.event.AllocationSample;
import one.jfr.event.ContendedLock;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;
import one.jfr.event.LiveObject;
import one.jfr.event.MethodTrace;

/** What a view is made of: the events of its recording, and what one of them weighs and counts. */
enum EventKind {
  /** Time on a core. */
  CPU("cpu", "samples", "", 1_000_000, ExecutionSample.class),

  /** Bytes as they are made. 32 KB is far too dense for code that allocates heavily. */
  ALLOC("alloc", "bytes", "objects", 512 << 10, AllocationSample.class),

  /**
   * Bytes that a collection leaves. async-profiler remembers 1,024 objects between two collections:
   * at this interval 128 MB, which few young generations of an exercise reach.
   */
  LIVE("live", "bytes", "objects", 128 << 10, LiveObject.class),

  /** Time that threads wait for locks: each wait, since a sum of sampled ones would be none. */
  LOCK("lock", "nanoseconds", "waits", 1, ContendedLock.class),

  /** Time of every thread, on a core or not. */
  WALL("wall", "samples", "", 1_000_000, ExecutionSample.class),

  /** Threads as they are started, each of them. */
  THREADS("threads", "threads", "", 1, MethodTrace.class);

  private final String view;
  private final String unit;
  private final String counted;
  private final long interval;
  private final Class<? extends Event> event;

  EventKind(String view, String unit, String counted, long interval, Class<? extends Event> event) {
    this.view = view;
    this.unit = unit;
    this.counted = counted;
    this.interval = interval;
    this.event = event;
  }

  static EventKind of(String view) {
    return Arrays.stream(values())
        .filter(kind -> kind.view.equals(view))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no view '" + view + "'"));
  }

  String unit() {
    return unit;
  }

  String counted() {
    return counted;
  }

  /** Nanoseconds or bytes between two samples; 1 where each event is recorded. */
  long interval() {
    return interval;
  }

  Class<? extends Event> event() {
    return event;
  }

  /**
   * What an event weighs: time that was waited in the recording's ticks, all else in the unit.
   *
   * @param interval between two samples of the recording
   */
  long weight(Event event, long interval) {
    return switch (this) {
      case CPU, WALL -> event.samples();
      case ALLOC, LOCK -> event.value();
      // Sampled by its size, an object stands for at least as many bytes as lie between two
      // samples.
      case LIVE -> Math.max(event.value(), interval);
      case THREADS -> 1;
    };
  }

  /** How many objects or waits stand behind an event; 0 where its weight is the count. */
  double count(Event event, long weight) {
    return switch (this) {
      case ALLOC -> objects(weight, ((AllocationSample) event).allocationSize);
      case LIVE -> objects(weight, ((LiveObject) event).allocationSize);
      case LOCK -> 1;
      case CPU, WALL, THREADS -> 0;
    };
  }

  private static double objects(long bytes, long size) {
    return size > 0 ? (double) bytes / size : 1;
  }

  /**
   * Id of the class that stands at the tip of the stack: of the object or the lock; −1 for none.
   */
  long tip(Event event) {
    return switch (this) {
      case ALLOC, LIVE, LOCK -> event.classId();
      case CPU, WALL, THREADS -> -1;
    };
  }

  /** Whether what the exercise did before and around the benchmark's calls counts as well. */
  boolean withSetUp() {
    return this == LIVE;
  }

  /**
   * Whether what collector and compilers did is told beside the calls. Not of time by the clock,
   * which goes on for their threads while they have nothing to do.
   */
  boolean withElsewhere() {
    return this == CPU;
  }

  /** The command that starts a recording of it, where there is but one. */
  String start() {
    return switch (this) {
      case CPU -> throw new IllegalStateException("there are several, of which one works");
      case ALLOC -> "alloc=" + interval;
      case LIVE -> "live,alloc=" + interval;
      case LOCK -> "lock=" + interval;
      case WALL -> "event=wall,interval=" + interval;
      // Threads of the JVM's own pools come in by the second of Thread's two methods, and virtual
      // ones by theirs, to which the other of that name leads.
      case THREADS ->
          "trace=java.lang.Thread.start"
              + ",trace=java.lang.VirtualThread.start(Ljdk/internal/vm/ThreadContainer;)V";
    };
  }

  /** What it is called where a page names the event that ran. */
  String engine() {
    return this == THREADS ? "Thread.start" : view;
  }
}
