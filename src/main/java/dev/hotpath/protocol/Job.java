package dev.hotpath.protocol;

import java.util.List;

/** The one piece of work of a worker's life, which one of our own may go before. */
public sealed interface Job extends Message {

  /** What the worker loads: the exercise's classes and the submission's. */
  List<ClassFile> classes();

  /**
   * Runs test classes under the JUnit Platform Launcher.
   *
   * @param testClasses binary names
   * @param patienceMillis wall time after which the worker reports where the tests hang; the parent
   *     stops it soon after
   * @param probes binary name of the class where instrumented ones keep their probes, which are
   *     then reported; empty where none is instrumented
   */
  record RunTests(
      List<ClassFile> classes, List<String> testClasses, long patienceMillis, String probes)
      implements Job {
    public RunTests {
      classes = List.copyOf(classes);
      testClasses = List.copyOf(testClasses);
    }

    /** Without coverage. */
    public RunTests(List<ClassFile> classes, List<String> testClasses, long patienceMillis) {
      this(classes, testClasses, patienceMillis, "");
    }
  }

  /**
   * Runs one benchmark under JMH, in this JVM, which is fresh. Each iteration waits for its {@link
   * Go}.
   *
   * @param benchmark {@code package.Class.method}
   * @param parameters in place of the values that the benchmark gives
   * @param counters to report in the end, by name; an instrument that no name needs stays off
   */
  record RunBenchmark(
      List<ClassFile> classes,
      String benchmark,
      List<Parameter> parameters,
      int warmupIterations,
      int warmupMillis,
      int iterations,
      int iterationMillis,
      List<String> counters)
      implements Job {
    public RunBenchmark {
      classes = List.copyOf(classes);
      parameters = List.copyOf(parameters);
      counters = List.copyOf(counters);
    }
  }

  /**
   * Asks a service at a rate, on time whatever it does, and beforehand until it is warm.
   *
   * @param service binary name of a class with a constructor without parameters and {@code
   *     request(long)}, which is closed in the end
   * @param perSecond requests that are due each second
   * @param requests in one pass
   * @param warmUpMillis in which one client asks as fast as it is answered
   * @param outstanding how many may wait for an answer at once; what would exceed it is not started
   * @param patienceMillis that answers are waited for after the last request was due
   * @param closed whether there is a pass before it in which one client asks, and only once it has
   *     its last answer
   * @param momentMillis how often to say how a pass goes while it goes; 0 for never
   */
  record RunLoad(
      List<ClassFile> classes,
      String service,
      double perSecond,
      int requests,
      int warmUpMillis,
      int outstanding,
      int patienceMillis,
      boolean closed,
      int momentMillis)
      implements Job {
    public RunLoad {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Runs one benchmark under async-profiler, once for each group of views that can be recorded
   * together.
   *
   * @param benchmark {@code package.Class.method}
   * @param views which profiles to take, keys of {@code exercise.View}
   * @param warmupMillis before the first recording of what runs warm
   * @param recordMillis length of a recording of samples; what counts events takes half as long
   */
  record RunProfile(
      List<ClassFile> classes,
      String benchmark,
      List<String> views,
      int warmupMillis,
      int recordMillis)
      implements Job {
    public RunProfile {
      classes = List.copyOf(classes);
      views = List.copyOf(views);
    }
  }

  /**
   * Runs one benchmark and watches the collector while it does. The JVM has to log to {@code
   * gc.log} in its working folder; see {@link GcRecording#log}.
   *
   * @param benchmark {@code package.Class.method}
   * @param warmupMillis before the span that counts
   * @param millis of that span
   */
  record WatchGc(List<ClassFile> classes, String benchmark, int warmupMillis, int millis)
      implements Job {
    public WatchGc {}
  }

  /**
   * Runs one benchmark from cold, in a JVM that logs what its compilers do, and reads those logs.
   *
   * @param benchmark {@code package.Class.method}
   * @param coldIterations short ones, from the first on
   * @param iterations longer ones behind them
   */
  record RunJit(
      List<ClassFile> classes,
      String benchmark,
      int coldIterations,
      int coldMillis,
      int iterations,
      int iterationMillis)
      implements Job {
    public RunJit {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Runs one benchmark for a moment, and reads how its objects lie in memory.
   *
   * @param types binary names of the classes to lay out, whether the benchmark reaches any or not
   * @param benchmark {@code package.Class.method}
   * @param millis length of one of the three iterations that it runs
   */
  record RunLayout(List<ClassFile> classes, List<String> types, String benchmark, int millis)
      implements Job {
    public RunLayout {
      classes = List.copyOf(classes);
      types = List.copyOf(types);
    }
  }

  /**
   * } }
   *
   * <p>/** Runs one benchmark under the JDK's own recorder, with every wait in it.
   *
   * @param benchmark {@code package.Class.method}
   * @param warmupMillis before the recording
   * @param recordMillis length of the recording, less than {@link Trace#MAX_NANOS}
   * @param maxBytes of the recording, which ends when it has as many
   */
  record RunTrace(
      List<ClassFile> classes, String benchmark, int warmupMillis, int recordMillis, int maxBytes)
      implements Job {
    public RunTrace {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Does all that {@link RunTests} does, with tests of our own, and then waits for the real job:
   * what that needs is loaded by then.
   *
   * @param testClasses binary names
   */
  record Rehearse(List<ClassFile> classes, List<String> testClasses) implements Job {
    public Rehearse {
      classes = List.copyOf(classes);
      testClasses = List.copyOf(testClasses);
    }
  }

  /** Tries the instruments, to tell what works inside this sandbox. */
  record Probe() implements Job {
    @Override
    public List<ClassFile> classes() {
      return List.of();
    }
  }
}
