package dev.hotpath.protocol;

import java.util.List;

/** What a worker says while it works. Each job ends with one event that is {@link #last()}. */
public sealed interface JobEvent extends Message {

  /** Whether the job is over with it. */
  default boolean last() {
    return false;
  }

  /** A test has ended. */
  record TestEnded(TestReport test) implements JobEvent {}

  /**
   * All tests have ended.
   *
   * @param output what was printed outside of any test
   */
  record TestsEnded(int tests, String output) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /**
   * What of the instrumented classes was run, told before {@link TestsEnded} where the job asks.
   *
   * @param classes those that were used at all
   */
  record Covered(List<ClassProbes> classes) implements JobEvent {
    public Covered {
      classes = List.copyOf(classes);
    }
  }

  /**
   * The tests take longer than the patience that the job asked for.
   *
   * @param test name of the one that runs
   * @param stack where it is, innermost frame first
   */
  record Hanging(String test, List<String> stack) implements JobEvent {
    public Hanging {
      stack = List.copyOf(stack);
    }
  }

  /**
   * An iteration of a benchmark, measured or not, could begin; it waits for its {@link Go}, while
   * another fork may have its own.
   */
  record IterationDue() implements JobEvent {}

  /**
   * One measured iteration of a benchmark.
   *
   * @param spinNanos that a fixed piece of work took just before it
   * @param waiting nanoseconds that threads of this JVM were ready and had no processor, by
   *     nanosecond of all iterations; NaN before the last one, and where the kernel does not tell
   */
  record IterationEnded(int iteration, double nanosPerOp, double spinNanos, double waiting)
      implements JobEvent {}

  /**
   * The benchmark has ended.
   *
   * @param nanosPerOp one value per measured iteration
   * @param bytesPerOp one value per measured iteration; empty where the JVM can't tell
   * @param ownCpuMillis CPU time of this JVM, start to end
   * @param counters those that the job asked for, as far as this machine can tell
   */
  record BenchmarkEnded(
      List<Double> nanosPerOp, List<Double> bytesPerOp, double ownCpuMillis, List<Counter> counters)
      implements JobEvent {
    public BenchmarkEnded {
      nanosPerOp = List.copyOf(nanosPerOp);
      bytesPerOp = List.copyOf(bytesPerOp);
      counters = List.copyOf(counters);
    }

    @Override
    public boolean last() {
      return true;
    }
  }

  /** The benchmark threw: the message of its innermost cause, and where. */
  record BenchmarkFailed(String message, List<String> stack) implements JobEvent {
    public BenchmarkFailed {
      stack = List.copyOf(stack);
    }

    @Override
    public boolean last() {
      return true;
    }
  }

  /**
   * A pass of requests is over.
   *
   * @param open whether they were sent when they were due, not when the one before was answered
   * @param micros one for each request that was due, in that order: until its answer, rounded up,
   *     from when it was due, or from when it was sent where the pass is closed; else why there is
   *     none, {@link #FAILED}, {@link #SHED}, {@link #UNANSWERED} or {@link #REFUSED}. A closed
   *     pass ends when the last request was due, so it may have fewer
   * @param failure of the first that failed; empty where none did
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record LoadPassed(boolean open, int[] micros, String failure) implements JobEvent {

    /** The service threw. */
    public static final int FAILED = -1;

    /** It was not sent: too many waited for their answers already. */
    public static final int SHED = -2;

    /** It was sent, and not answered while somebody waited. */
    public static final int UNANSWERED = -3;

    /** The service said itself that it does not take it: it threw a rejection. */
    public static final int REFUSED = -4;
  }

  /**
   * What became known of a pass of requests since the last such event of it.
   *
   * @param open as in {@link LoadPassed}
   * @param due how many were due by now, or were sent by now where the pass is closed
   * @param requests which became known, from 0, each of them once
   * @param micros what of each, as in {@link LoadPassed}, but never {@link LoadPassed#UNANSWERED}
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record LoadMoment(boolean open, int due, int[] requests, int[] micros) implements JobEvent {}

  /** The service was closed: nothing else comes. */
  record LoadEnded() implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /** What a recording says of one view. */
  record Profiled(StackSamples samples) implements JobEvent {}

  /**
   * A recording itself, after all views.
   *
   * @param view the first of those that it holds
   * @param recording a JFR file; none is sent that grew over the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Recorded(String view, byte[] recording) implements JobEvent {}

  /** The collector was watched: nothing else comes. */
  record GcWatched(GcRecording recording) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /** All views were taken. */
  record ProfileEnded() implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /** How the benchmark's objects lie in memory. */
  record LaidOut(HeapLayout layout) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /**
   * The compilers' logs themselves, before {@link JitSeen}.
   *
   * @param zipped text, compressed with gzip; none is sent that grew over the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record JitLogged(byte[] zipped) implements JobEvent {}

  /** Events of a trace, as many as fit; the trace itself comes behind all of them. */
  record TracedEvents(TraceEvents events) implements JobEvent {}

  /** All that a trace has besides its events, the last thing of it. */
  record Traced(Trace trace) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /** What the compilers' logs say. */
  record JitSeen(JitFindings findings) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }

  /**
   * What the instruments said, and what the sandbox let happen.
   *
   * @param cpuEvents of async-profiler that start here, best first
   * @param failures of those that don't: event and reason
   * @param javaVersion of this JVM
   * @param uid that this JVM runs as, in its own eyes
   * @param stopped what a submission must not do and can't
   * @param possible what it must not do and could
   */
  record Probed(
      List<String> cpuEvents,
      List<String> failures,
      String javaVersion,
      String uid,
      List<String> stopped,
      List<String> possible)
      implements JobEvent {
    public Probed {
      cpuEvents = List.copyOf(cpuEvents);
      failures = List.copyOf(failures);
      stopped = List.copyOf(stopped);
      possible = List.copyOf(possible);
    }

    @Override
    public boolean last() {
      return true;
    }
  }

  /** Our harness failed, not the submission. */
  record HarnessFailed(String message) implements JobEvent {
    @Override
    public boolean last() {
      return true;
    }
  }
}
