package dev.hotpath.worker;

import dev.hotpath.isolation.NativeAccess;
import dev.hotpath.isolation.Seccomp;
import dev.hotpath.profiler.Profiler;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.Ready;
import dev.hotpath.worker.load.LoadHarness;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The worker JVM: does one job with one submission's code, and is gone.
 *
 * <p>Its class path ends with an empty folder, where it puts the classes that the job brings: JMH
 * looks for its list of benchmarks through the loader that it was itself loaded by, so a loader of
 * our own would not do.
 */
public final class WorkerMain {

  private static final int MAX_FRAME_BYTES = 64 << 20;
  private static final long PATIENCE_MILLIS = 60_000; // the parent's is shorter

  private WorkerMain() {}

  /**
   * Waits for a job, does it, and ends the JVM with it.
   *
   * @param args path of the parent's socket; folder for classes; {@code test}, {@code measure} or
   *     {@code profile}: what is to come; {@code rehearse} where it is a trial run, which ends in a
   *     way that lets the JVM write its cache
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path classes = Path.of(args[1]);
    Link link = Link.connect(Path.of(args[0]), MAX_FRAME_BYTES);
    String kind = args[2];
    boolean rehearsing = args.length > 3;
    if (kind.equals("test")) {
      NativeAccess.deny();
    }
    if (kind.equals("measure")) {
      Syscalls.open();
    }
    link.send(new Ready(System.getProperty("java.version"), filter(kind, rehearsing)));
    Job job = receive(link);
    if (job instanceof Job.Rehearse rehearsal && !rehearsing) {
      work(rehearsal, link, classes);
      empty(classes);
      job = receive(link);
    }
    // Bound now: a submission may replace what java.lang.System hands out later.
    Runtime runtime = Runtime.getRuntime();
    try {
      work(job, link, classes);
    } catch (Exception | LinkageError e) {
      link.send(new JobEvent.HarnessFailed(e.toString()));
    } catch (OutOfMemoryError e) {
      // As the JVM itself ends when it runs out of heap; out of threads it goes on.
      new PrintStream(new FileOutputStream(FileDescriptor.err), true)
          .println("Terminating due to " + e);
      runtime.halt(3);
    }
    if (rehearsing) {
      empty(classes); // a JVM that is to write its cache insists on it
      return;
    }
    // Not exit(): threads, hooks and finalisers that the submission left have no say.
    runtime.halt(0);
  }

  private static void work(Job given, Link link, Path classes)
      throws IOException, InterruptedException {
    Job job = given instanceof Job.RunLayout layout ? LayoutHarness.hooked(layout) : given;
    unpack(job, classes);
    load(job);
    switch (job) {
      case Job.RunTests tests -> new TestHarness(link).run(tests);
      case Job.Rehearse rehearsal ->
          new TestHarness(link)
              .run(new Job.RunTests(List.of(), rehearsal.testClasses(), PATIENCE_MILLIS));
      case Job.RunBenchmark benchmark -> new BenchmarkHarness(link).run(benchmark);
      case Job.RunLoad load -> {
        Captured.install();
        new LoadHarness(link).run(load);
      }
      case Job.RunProfile profile -> new ProfileHarness(link).run(profile);
      case Job.WatchGc watch -> new GcHarness(link).run(watch);
      case Job.RunLayout layout -> new LayoutHarness(link).run(layout);
      case Job.RunJit jit -> new JitHarness(link).run(jit);
      case Job.RunTrace trace -> new TraceHarness(link).run(trace);
      case Job.Probe _ -> link.send(probe());
    }
  }

  private static Job receive(Link link) throws IOException {
    if (link.receive() instanceof Job job) {
      return job;
    }
    throw new IOException("the parent sent something that is not a job");
  }

  private static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(folder)) {
          Files.delete(path);
        }
      }
    }
  }

  /** The last thing before a learner's code may come; empty, or why there is none. */
  private static String filter(String kind, boolean rehearsing) {
    if (rehearsing) {
      // The JVM starts another to write its cache; what the filter needs must be in that too.
      Seccomp.rehearse();
      return "this is a trial run";
    }
    if (kind.equals("profile")) {
      return Seccomp.tryToInstall(Set.of(Seccomp.Permit.PERF_EVENTS));
    }
    // Of all that measures, for exercises that say so; a property, since no learner can set one.
    return Boolean.getBoolean("hotpath.loopback")
        ? Seccomp.tryToInstall(Set.of(Seccomp.Permit.LOOPBACK_SOCKETS))
        : Seccomp.tryToInstall(Set.of());
  }

  private static JobEvent probe() throws IOException {
    List<String> works = new ArrayList<>();
    List<String> fails = new ArrayList<>();
    Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
    Profiler.probe(tmp, works::add, (event, e) -> fails.add(event + ": " + e.getMessage()));
    String uid = String.valueOf(Files.getAttribute(tmp, "unix:uid"));
    return new JobEvent.Probed(
        works,
        fails,
        System.getProperty("java.version"),
        uid,
        SandboxProbe.that(false),
        SandboxProbe.that(true));
  }

  private static void unpack(Job job, Path folder) throws IOException {
    for (var file : job.classes()) {
      Path path = folder.resolve(file.path()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException("a class file outside of its folder: " + file.path());
      }
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
  }

  /**
   * Loads all that the job brought before any of it runs: the folder is the submission's to write
   * to, and it must not put another class in the place of one that a test uses later.
   */
  private static void load(Job job) {
    for (var file : job.classes()) {
      if (file.path().endsWith(".class")) {
        String name = file.path().replaceFirst("\\.class$", "").replace('/', '.');
        try {
          Class.forName(name, false, WorkerMain.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
          // Who uses it will say so.
        }
      }
    }
  }
}
