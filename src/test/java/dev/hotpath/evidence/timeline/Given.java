package dev.hotpath.evidence.timeline;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Stack;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import dev.hotpath.protocol.TraceEvents;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.List;

/** A trace as a worker would send it, written by hand; times are milliseconds. */
public final class Given {

  private static final int NANOS = 1_000_000;
  private static final int LENGTH_MILLIS = 1_000;

  private final List<int[]> rows = new ArrayList<>();
  private final List<TracedThread> threads = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<StackSamples.Frame> frames = new ArrayList<>();
  private final List<Stack> stacks = new ArrayList<>();
  private final List<Trace.Deoptimisation> deoptimisations = new ArrayList<>();
  private final List<Trace.Own> own = new ArrayList<>();
  private String cut = "";
  private int claimed = -1;

  public int thread(String name, ThreadKind kind) {
    return thread(name, kind, -1, -1);
  }

  public int thread(String name, ThreadKind kind, int start, int end) {
    threads.add(
        new TracedThread(
            name, kind, start < 0 ? -1 : start * NANOS, end < 0 ? -1 : end * NANOS, -1, -1));
    return threads.size() - 1;
  }

  public int name(String name) {
    names.add(name);
    return names.size() - 1;
  }

  /** A stack of methods, outermost first, each {@code package.Type.method:line}. */
  public int stack(String... places) {
    int[] numbers = new int[places.length];
    int[] lines = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      int colon = places[i].lastIndexOf(':');
      int dot = places[i].lastIndexOf('.', colon);
      frames.add(
          new StackSamples.Frame(places[i].substring(0, dot), places[i].substring(dot + 1, colon)));
      numbers[i] = frames.size() - 1;
      lines[i] = Integer.parseInt(places[i].substring(colon + 1));
    }
    stacks.add(new Stack(numbers, lines, new byte[places.length], 0));
    return stacks.size() - 1;
  }

  /** An event; {@code rest} is what, other and stack, −1 where not given. */
  public Given event(TraceKind kind, double from, double to, int thread, int... rest) {
    int start = (int) (from * NANOS);
    int[] row = {kind.ordinal(), start, (int) (to * NANOS) - start, thread, -1, -1, -1};
    System.arraycopy(rest, 0, row, 4, rest.length);
    rows.add(row);
    return this;
  }

  /** The kernel's counters of ten periods of 100 ms: milliseconds that it ran, and was ready. */
  public Given scheduled(int thread, int ran, int ready) {
    for (int i = 0; i < 10; i++) {
      event(TraceKind.SCHEDULED, 100 * i, 100 * (i + 1), thread, ran * NANOS, ready * NANOS, -1);
    }
    return this;
  }

  /** Code of a method, which was left since an assumption failed. */
  public Given deoptimised(double at, int thread, String method, int stack) {
    deoptimisations.add(new Trace.Deoptimisation(method, "unstable_if", "reinterpret", 13));
    return event(TraceKind.DEOPTIMISED, at, at, thread, deoptimisations.size() - 1, -1, stack);
  }

  /** An event of the program's own, {@code bank.Transfer}, with names and values of fields. */
  public Given transfer(double from, double to, int thread, int stack, String... fields) {
    own.add(new Trace.Own(0, List.of(fields)));
    return event(TraceKind.OWN, from, to, thread, own.size() - 1, -1, stack);
  }

  Given cut(String why) {
    cut = why;
    return this;
  }

  /** Says that there are so many events, whatever there are. */
  Given claiming(int events) {
    claimed = events;
    return this;
  }

  Trace trace() {
    return new Trace(
        LENGTH_MILLIS * NANOS,
        2 * LENGTH_MILLIS * NANOS,
        7,
        2,
        claimed < 0 ? rows.size() : claimed,
        0,
        "jdk.CPUTimeSample",
        cut,
        List.of(),
        threads,
        names,
        frames,
        stacks,
        deoptimisations,
        own.isEmpty() ? List.of() : List.of(new Trace.OwnKind("bank.Transfer", "Transfer")),
        own);
  }

  TraceEvents events() {
    byte[] kinds = new byte[rows.size()];
    int[][] columns = new int[6][rows.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = (byte) rows.get(i)[0];
      for (int column = 0; column < columns.length; column++) {
        columns[column][i] = rows.get(i)[column + 1];
      }
    }
    return new TraceEvents(
        kinds, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
  }

  public Timeline timeline() {
    return timeline("bank", List.of("src/Ledger.java"));
  }

  /** As of an exercise with that package and those files. */
  public Timeline timeline(String packageName, List<String> paths) {
    return Timeline.of(trace(), List.of(events()), packageName, paths);
  }

  /** Two that wait for a third, which reads from a socket with the lock in its hands. */
  static Timeline ledger() {
    Given given = new Given();
    int auditor = given.thread("auditor", ThreadKind.PLATFORM);
    int teller = given.thread("teller-1", ThreadKind.PLATFORM);
    int other = given.thread("teller-2", ThreadKind.PLATFORM);
    int lock = given.name("bank.Lock");
    int socket = given.name("read from db:5432");
    int audits = given.stack("bank.Ledger.audit:30", "java.net.SocketInputStream.read:1");
    int books = given.stack("bank.Ledger.book:12");
    return given
        .event(TraceKind.IO, 0, 800, auditor, socket, -1, audits)
        .event(TraceKind.BLOCKED, 100, 800, teller, lock, auditor, books)
        .event(TraceKind.BLOCKED, 300, 800, other, lock, auditor, books)
        .event(TraceKind.SAMPLED, 50, 50, teller, -1, -1, books)
        .event(TraceKind.SAMPLED, 900, 900, teller, -1, -1, books)
        .timeline();
  }
}
