package dev.hotpath.protocol;

import java.util.List;
import java.util.Objects;

/**
 * What the JDK's recorder saw of a benchmark, but for the events themselves, which went before in
 * {@link TraceEvents}. All times are nanoseconds since the recording began.
 *
 * <p>A worker may send anything that can be written as such a record; what passes its checks refers
 * to nothing that is not there.
 *
 * @param nanos how long it was recorded, at most {@link #MAX_NANOS}
 * @param askedNanos how long it was to be
 * @param operations of the benchmark meanwhile; 0 where nothing counted them
 * @param cores that the JVM may use
 * @param events that went before, of all kinds
 * @param dropped events that there was no room for
 * @param sampler the event that {@link TraceKind#SAMPLED} is made of
 * @param cut why it ended early; empty where it did not
 * @param gaps what this machine did not let it see, in sentences
 * @param frames methods, referred to by the stacks
 * @param stacks outermost frame first; their weights mean nothing
 */
public record Trace(
    int nanos,
    int askedNanos,
    long operations,
    int cores,
    int events,
    long dropped,
    String sampler,
    String cut,
    List<String> gaps,
    List<TracedThread> threads,
    List<String> names,
    List<StackSamples.Frame> frames,
    List<StackSamples.Stack> stacks,
    List<Deoptimisation> deoptimisations,
    List<OwnKind> ownKinds,
    List<Own> own) {

  /** Longer than this is no recording: numbers of nanoseconds are to fit into 31 bits. */
  public static final int MAX_NANOS = 2_100_000_000;

  /** At most so many events in all. */
  public static final int MAX_EVENTS = 2_000_000;

  /** At most so many threads; those of more are one together. */
  public static final int MAX_THREADS = 50_000;

  /** At most so many different names. */
  public static final int MAX_NAMES = 50_000;

  /** At most so many different stacks. */
  public static final int MAX_STACKS = 20_000;

  /** At most so many characters in a name. */
  public static final int MAX_NAME = 400;

  /** At most so many of the program's own events, and half as many reasons to deoptimise. */
  public static final int MAX_OWN = 20_000;

  /** At most so many fields of such an event. */
  public static final int MAX_FIELDS = 16;

  private static final int MAX_SENTENCES = 10;
  private static final int MAX_KINDS = 1_000;

  public Trace {
    gaps = List.copyOf(gaps);
    threads = List.copyOf(threads);
    names = List.copyOf(names);
    frames = List.copyOf(frames);
    stacks = List.copyOf(stacks);
    deoptimisations = List.copyOf(deoptimisations);
    ownKinds = List.copyOf(ownKinds);
    own = List.copyOf(own);
    check(nanos > 0 && nanos <= MAX_NANOS, "%d ns", nanos);
    check(askedNanos > 0, "%d ns asked for", askedNanos);
    check(operations >= 0, "%d operations", operations);
    check(cores > 0, "%d cores", cores);
    check(events >= 0 && events <= MAX_EVENTS, "%d events", events);
    check(dropped >= 0, "%d events left out", dropped);
    check(gaps.size() <= MAX_SENTENCES, "%d sentences", gaps.size());
    check(threads.size() <= MAX_THREADS, "%d threads", threads.size());
    check(names.size() <= MAX_NAMES, "%d names", names.size());
    check(stacks.size() <= MAX_STACKS, "%d stacks", stacks.size());
    check(frames.size() <= MAX_NAMES, "%d frames", frames.size());
    check(deoptimisations.size() <= MAX_OWN / 2, "%d deoptimisations", deoptimisations.size());
    check(ownKinds.size() <= MAX_KINDS, "%d kinds of events", ownKinds.size());
    check(own.size() <= MAX_OWN, "%d events of its own", own.size());
    brief(sampler);
    brief(cut);
    gaps.forEach(Trace::brief);
    names.forEach(Trace::brief);
    for (StackSamples.Frame frame : frames) {
      brief(frame.owner());
      brief(frame.name());
    }
    for (TracedThread thread : threads) {
      index(thread.startedBy, threads.size());
      index(thread.startStack, stacks.size());
      check(thread.start <= nanos && thread.end <= nanos, "a thread from %d", thread.start);
    }
    for (StackSamples.Stack stack : stacks) {
      for (int frame : stack.frames()) {
        Objects.checkIndex(frame, frames.size());
      }
    }
    for (Own event : own) {
      Objects.checkIndex(event.kind, ownKinds.size());
    }
  }

  /** Refuses an index that is neither none nor of something that is there. */
  private static void index(int index, int size) {
    if (index != -1) {
      Objects.checkIndex(index, size);
    }
  }

  private static void brief(String text) {
    check(text.length() <= MAX_NAME, "a name of %d characters", text.length());
  }

  private static void check(boolean fine, String what, long value) {
    if (!fine) {
      throw new IllegalArgumentException("a trace with " + what.formatted(value));
    }
  }

  /** What a thread is there for. */
  public enum ThreadKind {
    /** The program's own. */
    PLATFORM,
    /** Runs virtual threads. */
    CARRIER,
    VIRTUAL,
    /** Compiles. */
    JIT,
    /** Collects garbage. */
    GC,
    /** Whatever else the JVM needs. */
    JVM,
    /** JMH's, the recorder's and ours. */
    HARNESS
  }

  /**
   * A thread.
   *
   * @param start −1 where it was there before
   * @param end −1 where it was there afterwards
   * @param startedBy thread; −1 where nobody was seen to start it
   * @param startStack of who started it; −1 where none was seen
   */
  public record TracedThread(
      String name, ThreadKind kind, int start, int end, int startedBy, int startStack) {
    public TracedThread {
      brief(name);
      check(start >= -1 && end >= -1, "a thread from %d", start);
      check(
          start == -1 || end == -1 || start <= end,
          "a thread that ends before it starts, at %d",
          end);
    }
  }

  /**
   * Why compiled code was left for the interpreter.
   *
   * @param line where in the method; 0 where unknown
   */
  public record Deoptimisation(String method, String reason, String action, int line) {
    public Deoptimisation {
      brief(method);
      brief(reason);
      brief(action);
    }
  }

  /** A class of events of the program's own. */
  public record OwnKind(String type, String label) {
    public OwnKind {
      brief(type);
      brief(label);
    }
  }

  /**
   * The fields of one of the program's own events.
   *
   * @param fields name, value, name, value
   */
  public record Own(int kind, List<String> fields) {
    public Own {
      fields = List.copyOf(fields);
      check(fields.size() <= 2 * MAX_FIELDS && fields.size() % 2 == 0, "%d fields", fields.size());
      fields.forEach(Trace::brief);
    }
  }
}
