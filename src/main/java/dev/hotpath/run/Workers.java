package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.grade.Ending;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Starts worker JVMs: those for tests from {@link Spares}, the others when they are wanted. */
public final class Workers implements AutoCloseable {

  private static final int MAX_FRAME_BYTES = 24 << 20;
  private static final Duration REHEARSAL = Duration.ofSeconds(30);
  private static final String REHEARSALS = "dev.hotpath.run.rehearsal.";
  private static final List<String> WARM_UP = List.of("WarmUp");

  private final Installation installation;
  private final Sandbox sandbox;
  private final Jdks jdks;
  private final Programs programs;
  private final AotCaches caches;
  private final CachedProgram tests;
  private final Map<List<String>, CachedProgram> measuring = new ConcurrentHashMap<>();
  private final Spares spares = new Spares(this::startForTests, Workers::warmUp);
  private volatile JobEvent.@Nullable Probed probe;
  private volatile String unfiltered = "nothing was tried yet";

  public Workers(Installation installation, Sandbox sandbox) {
    this.installation = installation;
    this.sandbox = sandbox;
    jdks = Jdks.ofThisMachine(installation);
    programs = new Programs(installation);
    caches = new AotCaches(installation);
    tests = CachedProgram.of(installation, caches, programs.tests());
  }

  /** Starts spares now, in the background, and keeps up their number from now on. */
  public void prepare() {
    spares.prepare();
  }

  /** How many spares are ready. */
  int waiting() {
    return spares.waiting();
  }

  /** A worker for tests: a spare. The next is started by {@link #prepare}. */
  Worker forTests() throws InterruptedException {
    return spares.take();
  }

  private Worker startForTests() {
    return new Worker(tests.start(sandbox, MAX_FRAME_BYTES));
  }

  private static void warmUp(Worker spare) {
    try {
      rehearse(spare, WARM_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is good for a job all the same
    }
  }

  /**
   * Trains the AOT cache of the workers for tests where there is none that fits, and uses it from
   * then on. Takes seconds, at the first start with this JDK.
   */
  public void train() throws InterruptedException {
    if (tests.trained()) {
      return;
    }
    tests.train(
        List.of("test", "rehearse"),
        MAX_FRAME_BYTES,
        jvm -> played(rehearse(new Worker(jvm), List.of("WarmUp", "Rehearsal")), "test"));
    if (tests.trained()) {
      spares.replace(); // those without a cache take half as much memory again
    }
  }

  /**
   * As {@link #train()}, for the workers that measure; those of exercises with other flags have
   * another cache.
   */
  public void train(Compilers compilers, List<Exercise> exercises) throws InterruptedException {
    Job job = null;
    for (Exercise exercise : exercises) {
      CachedProgram program = measuring(exercise);
      boolean measured = exercise.goals().stream().anyMatch(goal -> goal.benchmark().isPresent());
      if (!measured || program.trained() || exercise.kind() == Kind.TUNE) {
        continue;
      }
      Job trial = job == null ? RehearsedBenchmark.job(compilers) : job;
      job = trial;
      program.train(
          List.of("measure", "rehearse"),
          MAX_FRAME_BYTES,
          jvm -> played(new Worker(jvm).run(trial, REHEARSAL, event -> {}), "measuring"));
    }
    measuring.clear(); // those with one flag more take theirs anew
  }

  private static void played(Ending ending, String kind) throws IOException {
    if (!(ending instanceof Ending.Finished)) {
      throw new IOException("the trial run of a %s worker ended as %s".formatted(kind, ending));
    }
  }

  private static Ending rehearse(Worker worker, List<String> tests) throws InterruptedException {
    List<ClassFile> classes =
        tests.stream()
            .map(name -> new ClassFile(REHEARSALS.replace('.', '/') + name + ".class", bytes(name)))
            .toList();
    List<String> names = tests.stream().map(REHEARSALS::concat).toList();
    return worker.run(new Job.Rehearse(classes, names), REHEARSAL, event -> {});
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Workers.class.getResourceAsStream("rehearsal/" + name + ".class")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the workers for tests start from an AOT cache. */
  public boolean trained() {
    return tests.trained();
  }

  Worker forMeasuring(Exercise exercise) {
    return new Worker(measuring(exercise).start(sandbox, MAX_FRAME_BYTES));
  }

  /** With more flags behind the exercise's own. */
  Worker forMeasuring(Exercise exercise, List<String> more) {
    if (more.isEmpty()) {
      return forMeasuring(exercise);
    }
    Program program = programs.measuring(exercise, more);
    if (exercise.kind() == Kind.TUNE) {
      return start(program); // no side from a cache where the other's options have none
    }
    CachedProgram without = measuring(exercise);
    CachedProgram cached =
        measuring.computeIfAbsent(
            program.flags(), _ -> CachedProgram.like(without, installation, caches, program));
    return new Worker(cached.start(sandbox, MAX_FRAME_BYTES));
  }

  /** Those that code can be measured under, and those that it can't. */
  Jdks jdks() {
    return jdks;
  }

  /**
   * From no cache, since there is none for most values of a sweep, and all are to start alike.
   *
   * @param jdk name of the one to start; empty for the server's own
   */
  Worker forSweeping(Exercise exercise, Optional<String> jdk) {
    Installation under = jdk.map(jdks::home).map(installation::under).orElse(installation);
    return new Worker(ChildJvm.start(sandbox, under, programs.sweeping(exercise), MAX_FRAME_BYTES));
  }

  private CachedProgram measuring(Exercise exercise) {
    Program program = programs.measuring(exercise);
    return measuring.computeIfAbsent(
        program.flags(), _ -> CachedProgram.of(installation, caches, program));
  }

  Worker forProfiling(Exercise exercise) {
    return forProfiling(exercise, List.of());
  }

  /** With more flags behind the exercise's own. */
  Worker forProfiling(Exercise exercise, List<String> more) {
    return start(programs.profiling(exercise, more));
  }

  /** Why workers have no filter on system calls, as {@link #probe} saw it; empty where they do. */
  public String unfiltered() {
    return unfiltered;
  }

  /** What {@link #probe} last found; empty before. */
  public Optional<JobEvent.Probed> probed() {
    return Optional.ofNullable(probe);
  }

  /** Tries the instruments inside this sandbox, and the sandbox itself. */
  public JobEvent.Probed probe() throws InterruptedException {
    JobEvent.Probed[] probed = new JobEvent.Probed[1];
    Ending ending;
    try (Worker worker = start(programs.probing())) {
      unfiltered = worker.jvm().ready().unfiltered();
      ending =
          worker.run(
              new Job.Probe(),
              Duration.ofSeconds(20),
              event -> {
                if (event instanceof JobEvent.Probed result) {
                  probed[0] = result;
                }
              });
    }
    if (probed[0] == null) {
      throw new RunException("the instruments can't be tried: " + ending);
    }
    probe = probed[0];
    return probed[0];
  }

  private Worker start(Program program) {
    return new Worker(ChildJvm.start(sandbox, installation, program, MAX_FRAME_BYTES));
  }

  @Override
  public void close() {
    spares.close();
    ChildJvm.awaitCleared();
  }
}
