package dev.hotpath.isolation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import joptsimple.OptionParser;
import one.profiler.AsyncProfiler;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.Runner;

/** The filter on a real JVM; each refusal beside a JVM without it, where the same succeeds. */
class SeccompIT {

  private static final int EXIT_CODE = 7;
  private static final int SIGSYS = 31;

  private static final List<Class<?>> CLASS_PATH =
      List.of(
          SeccompChild.class,
          Seccomp.class,
          AsyncProfiler.class,
          Runner.class,
          OptionParser.class,
          FastMath.class);

  /** What a kernel's settings, or a container around these tests, may refuse by itself. */
  private static final Set<String> OFTEN_REFUSED =
      Set.of(
          "make an io_uring",
          "count for oneself",
          "open a mount tree",
          "ask for a key ring",
          "compare with the parent",
          "profile cpu-clock");

  @TempDir private static Path folder;

  private static ChildRun control;
  private static ChildRun filtered;

  @BeforeAll
  static void run_with_and_without() throws Exception {
    assumeTrue(Seccomp.supported(), "no filter for this operating system and processor");
    control = child("control", "none", List.of(), "refused", "raw", "profiles", "exits");
    filtered = child("filter", "none", List.of(), "refused", "raw", "profiles", "exits");
    assertEquals(EXIT_CODE, control.exitCode(), control::output);
    assertEquals(EXIT_CODE, filtered.exitCode(), filtered::output);
  }

  private static ChildRun child(String filter, String permits, List<String> flags, String... groups)
      throws Exception {
    return ChildRun.of(folder, command(filter, permits, flags, groups), (_, _) -> {});
  }

  private static List<String> command(
      String filter, String permits, List<String> more, String... groups) throws IOException {
    List<String> flags = new ArrayList<>(more);
    flags.addAll(ChildRun.classPath(CLASS_PATH, folder.resolve("probe")));
    List<String> arguments = new ArrayList<>(List.of(filter, permits));
    arguments.add(Files.createTempDirectory(folder, "child").toString());
    arguments.addAll(List.of(groups));
    return ChildRun.java(flags, SeccompChild.class, arguments);
  }

  private static void works_in_the_control(String attempt) {
    String result = control.result(attempt);
    if (OFTEN_REFUSED.contains(attempt)) {
      assumeTrue(result.equals("ok"), "this machine itself refuses to " + attempt + ": " + result);
    }
    assertEquals("ok", result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set the affinity",
        "signal the parent",
        "signal a thread of the parent",
        "signal a thread by its id alone",
        "hold the parent",
        "compare with the parent",
        "read the parent's limits",
        "signal the parent by a file",
        "choose the signal of a file",
        "outlive the parent",
        "set the priority",
        "set the disk priority",
        "leave the session",
        "unshare",
        "ask for the personality",
        "ask for a key ring",
        "become who we are",
        "make shared memory",
        "make semaphores",
        "make a message queue",
        "open a mount tree",
        "make an io_uring",
        "count for oneself",
      })
  void a_call_that_succeeds_elsewhere_is_not_permitted(String attempt) {
    works_in_the_control(attempt);
    assertEquals("errno " + Errno.EPERM, filtered.result(attempt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"open a netlink socket", "make a pair of datagram sockets"})
  void a_socket_that_can_be_made_elsewhere_is_denied(String attempt) {
    works_in_the_control(attempt);
    assertEquals("errno " + Errno.EACCES, filtered.result(attempt));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listen on TCP",
        "connect by TCP",
        "send by UDP",
        "connect by a Unix socket",
        "accept a connection",
      })
  void java_gets_its_usual_exception_for_a_socket(String attempt) {
    works_in_the_control(attempt);
    assertEquals("IOException Permission denied", filtered.result(attempt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POSIX_SPAWN", "VFORK", "FORK"})
  void no_program_starts_whichever_way_java_takes(String mechanism) throws Exception {
    List<String> flags = List.of("-Djdk.lang.Process.launchMechanism=" + mechanism);
    assertEquals("ok", child("control", "none", flags, "refused").result("start a program"));
    String result = child("filter", "none", flags, "refused").result("start a program");
    assertTrue(result.startsWith("IOException Cannot run program \"/bin/true\""), result);
    assertTrue(result.contains("Operation not permitted"), result);
  }

  /** glibc then makes its threads with clone(), whose flags the filter can see. */
  @Test
  void clone3_does_not_exist() {
    assertEquals("errno " + Errno.EINVAL, control.result("clone3"));
    assertEquals("errno " + Errno.ENOSYS, filtered.result("clone3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signal ourselves",
        "read our limits",
        "name our thread",
        "send on an open stream"
      })
  void what_concerns_the_process_alone_is_allowed(String attempt) {
    works_in_the_control(attempt);
    assertEquals("ok", filtered.result(attempt));
  }

  @Test
  void a_number_of_x32_ends_the_process() throws Exception {
    assumeTrue(Architecture.current() == Architecture.X86_64, "x32 is a variant of x86-64");
    assertEquals(EXIT_CODE, child("control", "none", List.of(), "x32").exitCode());
    assertEquals(128 + SIGSYS, child("filter", "none", List.of(), "x32").exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Serial", "Parallel", "G1"})
  void a_jvm_works_on(String collector) throws Exception {
    List<String> flags = List.of("-XX:+Use" + collector + "GC", "-Xmx256m");
    ChildRun run = child("filter", "none", flags, "works", "exits");
    assertEquals(EXIT_CODE, run.exitCode(), run::output);
    assertEquals(11, run.attempts().size(), run::output);
    run.attempts().forEach((attempt, result) -> assertEquals("ok", result, attempt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ctimer", "itimer", "wall", "alloc", "lock"})
  void the_profiler_works_on(String event) {
    works_in_the_control("profile " + event);
    assertEquals("ok", filtered.result("profile " + event));
  }

  @Test
  void the_profilers_cpu_clock_works_where_permitted_and_only_there() throws Exception {
    works_in_the_control("profile cpu-clock");
    String refused = filtered.result("profile cpu-clock");
    assertTrue(refused.contains("Perf events unavailable"), refused);
    ChildRun run = child("filter", "PERF_EVENTS", List.of(), "raw", "profiles");
    assertEquals("ok", run.result("profile cpu-clock"));
    assertEquals("ok", run.result("count for oneself"));
    assertEquals("errno " + Errno.EPERM, run.result("signal the parent"));
  }

  @Test
  void permitted_sockets_work_and_everything_else_stays_refused() throws Exception {
    ChildRun run = child("filter", "LOOPBACK_SOCKETS", List.of(), "refused", "raw");
    for (String attempt :
        List.of("listen on TCP", "connect by TCP", "send by UDP", "connect by a Unix socket")) {
      assertEquals("ok", run.result(attempt), attempt);
    }
    assertEquals("errno " + Errno.EACCES, run.result("open a netlink socket"));
    assertEquals("errno " + Errno.EPERM, run.result("signal the parent"));
    assertTrue(run.result("start a program").contains("Operation not permitted"));
  }

  @Test
  void a_dump_of_threads_can_be_asked_for_from_outside() throws Exception {
    ChildRun run =
        ChildRun.of(folder, command("filter", "none", List.of(), "waits"), SeccompIT::quit);
    assertEquals(EXIT_CODE, run.exitCode(), run::output);
    assertTrue(run.output().contains("Full thread dump"), run::output);
  }

  /** Once the child has its filter, which then is to be seen from outside; waits for the dump. */
  private static void quit(Process process, Path output) {
    try {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      await("a filter on the main thread")
          .until(() -> Files.readString(status).contains("Seccomp:\t2"));
      new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).start().waitFor();
      await("a dump of threads").until(() -> Files.readString(output).contains("Full thread dump"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_benchmark_without_forks_runs() throws Exception {
    compile_a_benchmark();
    ChildRun run = child("filter", "none", List.of(), "benchmark");
    assertEquals("ok", run.result("JMH without forks"), run::output);
  }

  private static void compile_a_benchmark() throws IOException {
    Path probe = Files.createDirectories(folder.resolve("probe"));
    Path source = probe.resolve("Probe.java");
    Files.writeString(
        source,
        """
        package probe;

        @org.openjdk.jmh.annotations.State(org.openjdk.jmh.annotations.Scope.Thread)
        public class Probe {
          int value;

          @org.openjdk.jmh.annotations.Benchmark
          public int next() {
            return value++;
          }
        }
        """,
        StandardCharsets.UTF_8);
    Class<?> processor = org.openjdk.jmh.generators.BenchmarkProcessor.class;
    String path =
        ChildRun.pathOf(Runner.class)
            + ":"
            + ChildRun.pathOf(processor)
            + ":"
            + ChildRun.pathOf(OptionParser.class)
            + ":"
            + ChildRun.pathOf(FastMath.class);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                path,
                "-processor",
                processor.getName(),
                "-d",
                probe.toString(),
                source.toString());
    assertEquals(0, result);
  }
}
