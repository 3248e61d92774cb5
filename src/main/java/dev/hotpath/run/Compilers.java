package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.Kind;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles in a compiler JVM, which is replaced when it takes too long or too much.
 *
 * <p>One request at a time: a warm compile takes 10 to 50 ms, less than a second JVM would cost.
 */
public final class Compilers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Compilers.class);

  static final int MAX_DIAGNOSTICS = 100;
  static final int MAX_CLASS_BYTES = 1 << 20;
  private static final int MAX_OWN_BENCHMARK_CLASS_BYTES =
      2 << 20; // JMH makes 100 KB of a small one
  private static final int MAX_BENCHMARK_CLASS_BYTES = 8 << 20;
  private static final int MAX_FRAME_BYTES = 32 << 20;

  private final Sandbox sandbox;
  private final Duration limit;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("hotpath-compile-clock").daemon().factory());
  private final Kits kits = new Kits(this);
  private volatile @Nullable ChildJvm jvm;
  private volatile boolean closed;
  private final String classPath;
  private final CachedProgram program;

  public Compilers(Installation installation, Sandbox sandbox) {
    this(installation, sandbox, Limits.USUAL);
  }

  public Compilers(Installation installation, Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limit = limits.compile();
    Program compiler = new Programs(installation).compiler();
    classPath = compiler.arguments().getFirst();
    program = CachedProgram.of(installation, new AotCaches(installation), compiler);
  }

  /**
   * Compiles a submission with everything of its exercise that refers to it.
   *
   * @param files the learner's version of every file of {@code exercise.edit()}
   */
  public Compiled submission(Exercise exercise, List<SourceFile> files)
      throws InterruptedException {
    Compiled compiled = compile(request(exercise, files));
    return writesBenchmark(exercise) ? OwnBenchmarks.checked(exercise, compiled) : compiled;
  }

  /**
   * Compiles once more what was correct, since what its run had compiled is gone.
   *
   * @throws RunException where it does not compile any more
   */
  List<ClassFile> again(Exercise exercise, List<SourceFile> files) throws InterruptedException {
    Compiled compiled = submission(exercise, files);
    if (compiled.outcome() != Compiled.Outcome.OK) {
      throw new RunException("this code was correct, and does not compile any more; run it again");
    }
    return compiled.classes();
  }

  static boolean writesBenchmark(Exercise exercise) {
    return exercise.kind() == Kind.WRITE_BENCHMARK;
  }

  private static Compile request(Exercise exercise, List<SourceFile> files) {
    boolean benchmark = writesBenchmark(exercise);
    return new Compile(
        all(exercise, files),
        exercise.packageName(),
        benchmark,
        benchmark ? MAX_OWN_BENCHMARK_CLASS_BYTES : MAX_CLASS_BYTES,
        MAX_DIAGNOSTICS);
  }

  /** The starter with its benchmark. */
  BenchmarkKit kit(Exercise exercise) throws InterruptedException {
    return kits.benchmark(exercise);
  }

  /** The program that learners' benchmarks measure, and its variants. */
  VariantKit variants(Exercise exercise) throws InterruptedException {
    return kits.variants(exercise);
  }

  /** What a learner's tests are tried on. */
  TestKit testKit(Exercise exercise) throws InterruptedException {
    return kits.tests(exercise);
  }

  /** What an exercise's own sources are compiled as, without a learner's. */
  static Compile kitRequest(Exercise exercise) {
    List<SourceFile> sources =
        all(exercise, exercise.edit()).stream()
            .filter(file -> file.path().startsWith("src/") || file.path().startsWith("bench/"))
            .toList();
    return new Compile(
        sources, exercise.packageName(), true, MAX_BENCHMARK_CLASS_BYTES, MAX_DIAGNOSTICS);
  }

  private static List<SourceFile> all(Exercise exercise, List<SourceFile> files) {
    return Stream.of(files, exercise.show(), exercise.hidden())
        .flatMap(List::stream)
        .filter(file -> !file.path().equals(JvmOptions.FILE))
        .toList();
  }

  /**
   * Gets javac warm: the hundredth compile takes a hundredth of the first. Gives way to learners,
   * who wait for one compile at most.
   */
  public void warmUp(List<Exercise> exercises, int rounds) throws InterruptedException {
    for (int round = 0; round < rounds && !closed; round++) {
      for (Exercise exercise : exercises) {
        if (!closed && exercise.kind() != Kind.READ) {
          submission(exercise, exercise.edit());
          if (writesBenchmark(exercise)) {
            variants(exercise);
          } else if (exercise.kind() == Kind.WRITE_TESTS) {
            testKit(exercise);
          } else {
            kit(exercise);
          }
        }
      }
    }
  }

  /**
   * Trains the AOT cache of the compiler JVM where there is none that fits; the next one to start
   * uses it. Takes seconds, at the first start with this JDK.
   */
  public void train(List<Exercise> exercises) throws InterruptedException {
    if (program.trained()) {
      return;
    }
    program.train(
        List.of(classPath, "rehearse"),
        MAX_FRAME_BYTES,
        jvm -> {
          for (Exercise exercise : exercises) {
            if (exercise.kind() == Kind.READ) {
              continue; // there is nothing to compile
            }
            for (Compile request :
                List.of(request(exercise, exercise.edit()), kitRequest(exercise))) {
              jvm.link().send(request);
              if (!(jvm.link().receive() instanceof Compiled)) {
                throw new IOException("the compiler JVM answered with something else");
              }
            }
          }
          jvm.link().close();
        });
  }

  Compiled compile(Compile request) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      ChildJvm compiler = running();
      AtomicBoolean late = new AtomicBoolean();
      ScheduledFuture<?> alarm =
          clock.schedule(
              () -> {
                late.set(true);
                compiler.kill();
              },
              limit.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        compiler.link().send(request);
        if (compiler.link().receive() instanceof Compiled compiled) {
          return compiled;
        }
        throw new RunException("the compiler JVM answered with something else than a result");
      } catch (IOException e) {
        compiler.awaitExit();
        String said = compiler.output().strip();
        jvm = null;
        compiler.close();
        LOG.info("The compiler JVM was replaced: {} {}", late.get() ? "too slow" : "died", said);
        return limit(
            request,
            late.get()
                ? "it takes javac more than %d s; make the code smaller or simpler"
                    .formatted(limit.toSeconds())
                : "it takes javac more memory than it may have; make the code smaller or simpler");
      } finally {
        alarm.cancel(false);
      }
    } finally {
      turn.unlock();
    }
  }

  private static Compiled limit(Compile request, String message) {
    String path = request.sources().getFirst().path();
    return new Compiled(
        Compiled.Outcome.LIMIT,
        List.of(new Diagnostic(path, 1, 1, 1, 2, Diagnostic.Severity.ERROR, message)),
        1,
        List.of(),
        List.of(),
        0);
  }

  private ChildJvm running() {
    ChildJvm running = jvm;
    if (running == null || !running.alive()) {
      if (closed) {
        throw new RunException("this server is shutting down");
      }
      running = program.start(sandbox, MAX_FRAME_BYTES);
      jvm = running;
    }
    return running;
  }

  /** Process ids of the JVMs that run now. */
  public List<Long> pids() {
    ChildJvm running = jvm;
    return running == null ? new ArrayList<>() : List.of(running.pid());
  }

  @Override
  public void close() {
    closed = true;
    ChildJvm busy = jvm;
    if (busy != null) {
      busy.kill(); // whoever waits for its answer need not
    }
    turn.lock(); // one that is being started right now must not be left behind
    try {
      ChildJvm running = jvm;
      if (running != null) {
        running.close();
      }
    } finally {
      turn.unlock();
    }
    clock.shutdownNow();
    ChildJvm.awaitCleared();
  }
}
