package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.Deoptimisation;
import dev.hotpath.protocol.TraceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/** Takes the events of a recording one by one, in any order, and keeps what a timeline needs. */
final class EventReader {

  private static final int TEN_THOUSANDTHS = 10_000;

  final Columns columns = new Columns();
  final Threads threads = new Threads();
  final Carriers carriers = new Carriers(columns, threads);
  final Words<String> names = new Words<>(Trace.MAX_NAMES);
  final Words<Deoptimisation> deoptimisations = new Words<>(Trace.MAX_OWN / 2);
  final OwnEvents own = new OwnEvents();
  final Counts counts = new Counts();
  final Stacks stacks;
  private final Instant begin;
  private final Map<Long, Stop> stops = new HashMap<>();

  /** Of all threads; told by three events. */
  private static final class Stop {
    private long from = Long.MAX_VALUE;
    private long to = -1;
    private String operation = "";

    private void take(long start, long end) {
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
  }

  /**
   * @param begin of the recording, which times count from
   */
  EventReader(String benchmark, Instant begin) {
    stacks = new Stacks(benchmark);
    this.begin = begin;
  }

  void take(RecordedEvent event) {
    long start = Duration.between(begin, event.getStartTime()).toNanos();
    long nanos = event.getDuration().toNanos();
    String type = event.getEventType().getName();
    switch (type) {
      case "jdk.ThreadPark" ->
          waited(event, TraceKind.PARKED, start, nanos, type(event, "parkedClass"), -1);
      case "jdk.JavaMonitorEnter" ->
          waited(
              event,
              TraceKind.BLOCKED,
              start,
              nanos,
              type(event, "monitorClass"),
              thread(event, "previousOwner"));
      case "jdk.JavaMonitorWait" ->
          waited(
              event,
              TraceKind.WAITING,
              start,
              nanos,
              type(event, "monitorClass"),
              thread(event, "notifier"));
      case "jdk.ThreadSleep" -> waited(event, TraceKind.SLEEPING, start, nanos, -1, -1);
      case "jdk.SocketRead" -> io(event, start, nanos, "read from " + socket(event));
      case "jdk.SocketWrite" -> io(event, start, nanos, "write to " + socket(event));
      case "jdk.FileRead" -> io(event, start, nanos, "read " + event.getString("path"));
      case "jdk.FileWrite" -> io(event, start, nanos, "write " + event.getString("path"));
      case "jdk.FileForce" -> io(event, start, nanos, "force " + event.getString("path"));
      case "jdk.VirtualThreadPinned" -> pinned(event, start, nanos);
      case Tracer.METHOD -> unmounted(event, start, nanos);
      case Tracer.CPU_TIME, Tracer.EXECUTION -> sampled(event, start);
      case "jdk.ThreadStart" -> started(event, start);
      case "jdk.ThreadEnd" -> ended(thread(event, "thread"), start);
      case "jdk.VirtualThreadStart" -> startedVirtual(event, start);
      case "jdk.VirtualThreadEnd" -> ended(threads.number(event.getThread()), start);
      case "jdk.GarbageCollection" ->
          ofJvm(
              TraceKind.COLLECTION,
              start,
              nanos,
              name(text(event, "name")),
              name(text(event, "cause")));
      case "jdk.GCPhasePause" ->
          ofJvm(TraceKind.PAUSE, start, nanos, name(text(event, "name")), -1);
      case "jdk.GCHeapSummary" -> heap(event, start);
      case "jdk.SafepointBegin", "jdk.SafepointEnd" -> stop(event).take(start, start + nanos);
      case "jdk.ExecuteVMOperation" -> {
        if (event.getBoolean("safepoint")) {
          stop(event).operation = text(event, "operation");
        }
      }
      case "jdk.Compilation" -> compiled(event, start, nanos);
      case "jdk.Deoptimization" -> deoptimised(event, start);
      case "jdk.CPULoad" -> load(event, start);
      case "jdk.ThreadAllocationStatistics" -> thread(event, "thread"); // tells of those that idle
      case Pulse.OF_JVM -> counts.ofJvm(event, start);
      case Pulse.OF_THREAD -> counts.ofThread(event, start);
      default -> {
        if (!type.startsWith("jdk.")) {
          own(event, start, nanos);
        }
      }
    }
  }

  private void waited(
      RecordedEvent event, TraceKind kind, long start, long nanos, int what, int other) {
    int thread = threads.number(event.getThread());
    if (thread < 0 || threads.get(thread).isHarness()) {
      return;
    }
    columns.add(kind, start, nanos, thread, what, other, stacks.number(event.getStackTrace()));
    boolean unmounts = kind == TraceKind.BLOCKED || kind == TraceKind.WAITING;
    if (unmounts && threads.get(thread).isVirtual() && start >= 0) {
      carriers.away(thread, (int) start, (int) (start + nanos));
    }
  }

  /** Nothing else runs on its carrier meanwhile, so it stands there too. */
  private void pinned(RecordedEvent event, long start, long nanos) {
    int what = name(text(event, "pinnedReason"));
    int thread = threads.number(event.getThread());
    int carrier = thread(event, "carrierThread");
    waited(event, TraceKind.PINNED, start, nanos, what, carrier);
    if (thread >= 0 && carrier >= 0 && carrier != thread) {
      int stack = stacks.number(event.getStackTrace());
      columns.add(TraceKind.PINNED, start, nanos, carrier, what, thread, stack);
    }
  }

  private void io(RecordedEvent event, long start, long nanos, String what) {
    waited(event, TraceKind.IO, start, nanos, name(what), -1);
  }

  private static String socket(RecordedEvent event) {
    String host = text(event, "host");
    return (host.isEmpty() ? text(event, "address") : host) + ":" + event.getInt("port");
  }

  /** A virtual thread had no carrier. */
  private void unmounted(RecordedEvent event, long start, long nanos) {
    int thread = threads.number(event.getThread());
    if (thread < 0 || start < 0 || !threads.get(thread).isVirtual()) {
      return;
    }
    carriers.away(thread, (int) start, (int) (start + nanos));
    RecordedStackTrace trace = event.getStackTrace();
    Unmounted why = Unmounted.of(trace);
    columns.add(why.kind(), start, nanos, thread, name(why.what()), -1, stacks.number(trace));
  }

  private void sampled(RecordedEvent event, long start) {
    int thread =
        event.hasField("sampledThread")
            ? thread(event, "sampledThread")
            : threads.number(event.getThread());
    int stack = stacks.number(event.getStackTrace());
    if (thread >= 0 && stack >= 0 && !threads.get(thread).isHarness()) {
      columns.add(TraceKind.SAMPLED, start, 0, thread, -1, -1, stack);
    }
  }

  private void started(RecordedEvent event, long start) {
    int thread = thread(event, "thread");
    if (thread >= 0) {
      threads.get(thread).startedAt(start);
      threads
          .get(thread)
          .startedBy(thread(event, "parentThread"), stacks.number(event.getStackTrace()));
    }
  }

  private void startedVirtual(RecordedEvent event, long start) {
    int thread = threads.number(event.getThread());
    if (thread >= 0) {
      threads.get(thread).startedAt(start);
    }
  }

  private void ended(int thread, long time) {
    if (thread >= 0) {
      threads.get(thread).endedAt(time);
    }
  }

  private void heap(RecordedEvent event, long start) {
    Object space = event.getValue("heapSpace");
    long committed =
        space instanceof jdk.jfr.consumer.RecordedObject heap && heap.hasField("committedSize")
            ? heap.getLong("committedSize")
            : 0;
    counts.heap(columns, start, event.getLong("heapUsed"), committed);
  }

  private Stop stop(RecordedEvent event) {
    return stops.computeIfAbsent(event.getLong("safepointId"), none -> new Stop());
  }

  private void compiled(RecordedEvent event, long start, long nanos) {
    int method = name(method(event));
    int osr = event.getBoolean("isOsr") ? 1 : 0;
    int level = event.getShort("compileLevel");
    int thread = threads.number(event.getThread());
    columns.add(TraceKind.COMPILED, start, nanos, thread, method, level, osr);
  }

  private void deoptimised(RecordedEvent event, long start) {
    int number =
        deoptimisations.number(
            new Deoptimisation(
                method(event),
                Words.brief(text(event, "reason")),
                Words.brief(text(event, "action")),
                Math.max(0, event.getInt("lineNumber"))));
    int thread = threads.number(event.getThread());
    if (number >= 0 && thread >= 0) {
      int stack = stacks.number(event.getStackTrace());
      columns.add(TraceKind.DEOPTIMISED, start, 0, thread, number, -1, stack);
    }
  }

  private static String method(RecordedEvent event) {
    RecordedMethod method = event.getValue("method");
    return method == null ? "" : Words.brief(method.getType().getName() + "." + method.getName());
  }

  private void load(RecordedEvent event, long start) {
    columns.add(
        TraceKind.LOAD,
        start,
        0,
        -1,
        Math.round(event.getFloat("jvmUser") * TEN_THOUSANDTHS),
        Math.round(event.getFloat("jvmSystem") * TEN_THOUSANDTHS),
        Math.round(event.getFloat("machineTotal") * TEN_THOUSANDTHS));
  }

  private void own(RecordedEvent event, long start, long nanos) {
    int thread = threads.number(event.getThread());
    int number = thread < 0 ? -1 : own.number(event);
    if (number >= 0) {
      columns.add(
          TraceKind.OWN, start, nanos, thread, number, -1, stacks.number(event.getStackTrace()));
    }
  }

  private void ofJvm(TraceKind kind, long start, long nanos, int what, int other) {
    columns.add(kind, start, nanos, -1, what, other, -1);
  }

  /**
   * Adds what several events tell together, when all are there.
   *
   * @param osThreads names of threads that the kernel counted for
   */
  void finish(Map<Long, String> osThreads) {
    counts.add(columns, threads, osThreads);
    carriers.place();
    for (Stop stop : stops.values()) {
      if (stop.from <= stop.to) {
        ofJvm(TraceKind.SAFEPOINT, stop.from, stop.to - stop.from, name(stop.operation), -1);
      }
    }
  }

  int name(String text) {
    return text.isEmpty() ? -1 : names.number(Words.brief(text));
  }

  private static String text(RecordedEvent event, String field) {
    return event.hasField(field) ? Objects.requireNonNullElse(event.getString(field), "") : "";
  }

  private int type(RecordedEvent event, String field) {
    RecordedClass type = event.getClass(field);
    return type == null ? -1 : name(type.getName());
  }

  private int thread(RecordedEvent event, String field) {
    return event.hasField(field) ? threads.number(event.getThread(field)) : -1;
  }
}
