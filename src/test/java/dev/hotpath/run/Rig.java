package dev.hotpath.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.queue.Occupancy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole way of a submission, with the real compiler, real workers and a keeper that remembers
 * all that it is given. On close it checks that no process and no folder of its own is left.
 */
final class Rig implements AutoCloseable {

  static final Path EXERCISES = Path.of("src/test/resources/exercises");
  static final Path SUBMISSIONS = Path.of("src/test/resources/submissions");

  /** Short enough to wait for, long enough for a machine that has other things to do. */
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  /** For runs that go on until they are taken back: nobody waits for these. */
  static final Limits PATIENT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(100),
          Duration.ofSeconds(100),
          Duration.ofSeconds(100));

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern CHILD_FOLDER = Pattern.compile("(/\\S*/hotpath-[^/\\s]+/jvm-\\d+)/");

  final Compilers compilers;
  final Workers workers;
  final Runs runs;
  final List<RunReport> reports = new CopyOnWriteArrayList<>();
  final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();

  private final Catalogue catalogue = Catalogue.load(EXERCISES, Metrics.keys());
  private final AtomicInteger submitted = new AtomicInteger();
  private final Set<Path> folders = new TreeSet<>();
  private final Set<ProcessHandle> processes = new TreeSet<>();

  Rig(Sandbox sandbox) {
    this(sandbox, LIMITS);
  }

  Rig(Sandbox sandbox, Limits limits) {
    this(sandbox, limits, Capacity.of(4));
  }

  Rig(Sandbox sandbox, Limits limits, Capacity capacity) {
    Installation installation = Installation.find();
    compilers = new Compilers(installation, sandbox, limits);
    workers = new Workers(installation, sandbox);
    runs = new Runs(compilers, workers, sandbox, new Keeper(), capacity, limits);
    workers.prepare();
  }

  private final class Keeper implements RunKeeper {
    @Override
    public void report(RunReport report) {
      reports.add(report);
    }

    @Override
    public boolean artifact(String run, String name, byte[] bytes) {
      artifacts.put(run + "/" + name, bytes);
      return true;
    }
  }

  Exercise exercise(String id) {
    return catalogue.find(id).orElseThrow();
  }

  /** A submission to the exercise {@code repeat}, out of its folder. */
  static List<SourceFile> files(String situation) {
    Path file = SUBMISSIONS.resolve(situation).resolve("src/Repeat.java");
    try {
      return List.of(new SourceFile("src/Repeat.java", Files.readString(file)));
    } catch (IOException e) {
      throw new AssertionError("no submission " + situation, e);
    }
  }

  /** A run under way, as seen by one who reads its events. */
  final class Watched {

    final String id;
    final RunLog log;
    final List<RunLog.Entry> seen = new ArrayList<>();

    private Watched(String id, RunLog log) {
      this.id = id;
      this.log = log;
    }

    /** Reads on until such an event has come, or the run is over. */
    RunEvent until(Predicate<RunEvent> wanted) throws InterruptedException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        for (RunLog.Entry entry : log.after(seen.size(), Duration.ofSeconds(1))) {
          seen.add(entry);
          deadline = System.nanoTime() + PATIENCE.toNanos(); // what goes on may take its time
          if (wanted.test(entry.event()) || entry.last()) {
            return entry.event();
          }
        }
      }
      return fail("nothing more within " + PATIENCE + " after " + names());
    }

    RunEvent until(String name) throws InterruptedException {
      RunEvent event = until(candidate -> candidate.name().equals(name));
      if (!event.name().equals(name)) {
        fail("the run ended without '" + name + "': " + event);
      }
      note();
      return event;
    }

    /** Waits for the end. */
    RunReport end() throws InterruptedException {
      return ((RunEvent.Reached) until("done")).report();
    }

    void cancel() {
      runs.cancel(id);
    }

    List<String> names() {
      return seen.stream().map(entry -> entry.event().name()).toList();
    }
  }

  Watched submit(String learner, String situation) {
    return submit(learner, exercise("repeat"), files(situation));
  }

  Watched submit(String learner, Exercise exercise, List<SourceFile> files) {
    return submit(learner, exercise, files, Map.of());
  }

  Watched submit(
      String learner, Exercise exercise, List<SourceFile> files, Map<Integer, Integer> answers) {
    String id = "run-" + submitted.incrementAndGet();
    return new Watched(
        id,
        runs.submit(
            new Submission(
                id, learner, exercise, files, answers, System.nanoTime(), Optional.empty())));
  }

  /**
   * Takes a submission as far as its verdict on correctness, and takes it back then.
   *
   * @return the run document of that moment
   */
  RunReport tested(String learner, List<SourceFile> files) throws InterruptedException {
    Watched run = submit(learner, exercise("repeat"), files);
    RunEvent event = run.until(candidate -> candidate.name().equals("tested"));
    note();
    if (!event.name().equals("done")) {
      run.cancel();
      run.end();
      awaitIdle(); // or the next would wait for the end of this one's worker, and say so
    }
    return ((RunEvent.Reached) event).report();
  }

  /** Waits until nothing is under way, not even the end of what was taken back. */
  void awaitIdle() {
    await().until(() -> runs.occupancy().equals(new Occupancy(0, 0, 0, 0, 0)));
  }

  /** JVMs of this rig that run now, with that word on their command line. */
  static List<ProcessHandle> children(String word) {
    return having(word, own());
  }

  /** Started by this JVM itself, not by a server that another test class has left running. */
  private static Stream<ProcessHandle> own() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !commandLine(child).contains("hotpath.jar"))
        .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()));
  }

  /** All processes of this machine with that word on their command line. */
  static List<ProcessHandle> processes(String word) {
    return having(word, ProcessHandle.allProcesses());
  }

  private static List<ProcessHandle> having(String word, Stream<ProcessHandle> processes) {
    return processes
        .filter(process -> List.of(commandLine(process).split(" ")).contains(word))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc", String.valueOf(process.pid()), "cmdline"),
              StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  /** Remembers which processes and folders there are now, to look for them at the end. */
  void note() {
    own()
        .forEach(process -> {
          Matcher folder = CHILD_FOLDER.matcher(commandLine(process));
          while (folder.find()) {
            folders.add(Path.of(folder.group(1)));
            processes.add(process);
          }
        });
  }

  Set<Path> folders() {
    return folders;
  }

  @Override
  public void close() {
    note();
    runs.close();
    workers.close();
    compilers.close();
    await().untilAsserted(() -> nothingIsLeft());
  }

  private void nothingIsLeft() {
    List<String> left =
        Stream.of(
                folders.stream().filter(Files::exists).map(Path::toString),
                folders.stream().flatMap(folder -> Cgroup.left(folder.getFileName().toString())),
                processes.stream()
                    .filter(ProcessHandle::isAlive)
                    .map(process -> process.pid() + " " + commandLine(process)))
            .flatMap(kind -> kind)
            .toList();
    if (!left.isEmpty()) {
      fail("left behind: " + left);
    }
  }
}
