package dev.hotpath.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.hotpath.grade.Noise;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.run.Installation;
import dev.hotpath.run.Jdk;
import dev.hotpath.run.Jdks;
import dev.hotpath.run.RunException;
import dev.hotpath.run.RunKeeper;
import dev.hotpath.run.Sandboxes;
import dev.hotpath.run.Tools;
import dev.hotpath.stats.Sample;
import dev.hotpath.worker.Spin;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine offers: JDK, cores, memory, sandbox, profiler, clock.")
final class DoctorCommand implements Callable<Integer> {

  private static final int NOISE_BLOCKS = 21;
  private static final long NOISE_BLOCK_NANOS = 75_000_000;
  private static final Path CLOCK_SOURCE =
      Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
  private static final List<String> SANDBOX_TOOLS = List.of("bwrap", "setpriv", "prlimit");

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  DoctorCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * One thing looked at.
   *
   * @param state {@code ok}, {@code poor} (works, but not as well as it could) or {@code missing}
   * @param remedy what would make it better; empty where nothing need be done
   */
  record Finding(String subject, String state, String value, String remedy) {}

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    jdk(findings);
    jdks(findings);
    machine(findings);
    sandbox(findings);
    clock(findings);
    noise(findings);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      out.println(RunDocuments.mapper().writeValueAsString(findings));
    } else {
      for (Finding finding : findings) {
        out.printf("%-8s %-10s %s%n", finding.state(), finding.subject(), finding.value());
        if (!finding.remedy().isEmpty()) {
          out.printf("%-8s %-10s → %s%n", "", "", finding.remedy());
        }
      }
    }
    out.flush();
    boolean works = findings.stream().noneMatch(finding -> finding.state().equals("missing"));
    return works ? Cli.OK : Cli.FELL_SHORT;
  }

  private static void jdk(List<Finding> findings) {
    String value =
        "%s %s in %s"
            .formatted(
                System.getProperty("java.vendor"),
                System.getProperty("java.version"),
                System.getProperty("java.home"));
    boolean compiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    findings.add(
        compiler
            ? new Finding("JDK", "ok", value, "")
            : new Finding("JDK", "missing", value, "this is a JRE; install a JDK, 25 or newer"));
  }

  /** An old one is no fault of this machine's: it may be somebody else's. */
  private static void jdks(List<Finding> findings) {
    List<Jdk> others = Jdks.ofThisMachine(Installation.find()).all().stream().skip(1).toList();
    for (Jdk jdk : others) {
      findings.add(
          new Finding(
              "other JDK",
              "ok",
              "%s: %s in %s, %s"
                  .formatted(
                      jdk.name(),
                      jdk.described(),
                      jdk.home(),
                      jdk.usable() ? "to compare with on /compare" : "which " + jdk.unfit()),
              ""));
    }
    if (others.stream().noneMatch(Jdk::usable)) {
      findings.add(
          new Finding(
              "other JDK",
              "ok",
              "none to compare with: code is compared under other options alone",
              ""));
    }
  }

  private static void machine(List<Finding> findings) {
    int cores = Runtime.getRuntime().availableProcessors();
    findings.add(
        cores >= 2
            ? new Finding("cores", "ok", String.valueOf(cores), "")
            : new Finding(
                "cores",
                "poor",
                "1",
                "the JIT compiler competes with what it compiles; give it 2"));
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long free = system.getFreeMemorySize() >> 20;
      long all = system.getTotalMemorySize() >> 20;
      findings.add(
          all >= 2_000
              ? new Finding("memory", "ok", "%,d MB, %,d MB free".formatted(all, free), "")
              : new Finding(
                  "memory", "poor", "%,d MB".formatted(all), "2 GB let all JVMs run side by side"));
    }
  }

  private void sandbox(List<Finding> findings) throws InterruptedException {
    for (String tool : SANDBOX_TOOLS) {
      findings.add(
          Tools.has(tool)
              ? new Finding(tool, "ok", "installed", "")
              : new Finding(
                  tool,
                  "poor",
                  "not installed",
                  tool.equals("bwrap") ? "install bubblewrap" : "install util-linux"));
    }
    String why = Sandboxes.whyNoNamespaces(Installation.find());
    findings.add(
        why.isEmpty()
            ? new Finding("sandbox", "ok", "namespaces: a JVM starts in it", "")
            : new Finding(
                "sandbox",
                "poor",
                "process: namespaces do not work here: " + why,
                "fine for one learner on their own machine, not for a class"));
    List<String> cgroups = Sandboxes.cgroups();
    findings.add(
        cgroups.isEmpty()
            ? new Finding(
                "cgroups",
                "poor",
                "none that this server may use",
                "memory and processes are bounded by JVM flags and per-user limits alone; start as"
                    + " root, or in a delegated cgroup")
            : new Finding("cgroups", "ok", String.join(", ", cgroups), ""));
    try (Wiring.Engine engine = wiring.engine(Sandboxes.Choice.AUTO, RunKeeper.FORGETFUL)) {
      JobEvent.Probed probed = engine.workers().probe();
      String unfiltered = engine.workers().unfiltered();
      findings.add(
          unfiltered.isEmpty()
              ? new Finding("seccomp", "ok", "every worker filters its system calls", "")
              : new Finding("seccomp", "poor", unfiltered, ""));
      findings.add(
          new Finding(
              "stopped", "ok", String.join(", ", probed.stopped()) + " (tried inside)", ""));
      if (!probed.possible().isEmpty()) {
        findings.add(
            new Finding(
                "possible",
                "poor",
                String.join(", ", probed.possible()) + " (tried inside)",
                "fine for one learner on their own machine, not for a class"));
      }
      String events = String.join(", ", probed.cpuEvents());
      findings.add(
          probed.cpuEvents().isEmpty()
              ? new Finding(
                  "profiler", "missing", String.join("; ", probed.failures()), "no CPU profiles")
              : new Finding(
                  "profiler", "ok", "CPU events that start in the sandbox: " + events, ""));
      probed
          .failures()
          .forEach(failure -> findings.add(new Finding("profiler", "poor", failure, "")));
    } catch (RunException e) {
      findings.add(new Finding("worker", "missing", String.valueOf(e.getMessage()), "see above"));
    }
  }

  private static void clock(List<Finding> findings) {
    String source;
    try {
      source = Files.readString(CLOCK_SOURCE).strip();
    } catch (IOException e) {
      source = "unknown";
    }
    findings.add(
        new Finding(
            "clock", "ok", "%s; reading it takes %,d ns".formatted(source, nanosPerReading()), ""));
  }

  /** The same work over and over for a second and a half, told by twentieths. */
  private static void noise(List<Finding> findings) {
    List<Double> blocks = new ArrayList<>();
    for (int block = 0; block < NOISE_BLOCKS; block++) {
      List<Double> spins = new ArrayList<>();
      long end = System.nanoTime() + NOISE_BLOCK_NANOS;
      while (System.nanoTime() < end) {
        spins.add(Spin.nanos());
      }
      blocks.add(Sample.medianOf(spins.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    // The first is the JIT compiler's.
    Noise noise = Noise.of(blocks.subList(1, blocks.size()), List.of(), 0);
    findings.add(
        noise.calm()
            ? new Finding("noise", "ok", noise.text(), "")
            : new Finding(
                "noise",
                "poor",
                noise.text(),
                "verdicts on speed will take more forks; end what else runs here"));
  }

  /** Median of several rounds, each long enough for the JIT. */
  private static long nanosPerReading() {
    int readings = 20_000;
    long[] rounds = new long[21];
    for (int round = 0; round < rounds.length; round++) {
      long start = System.nanoTime();
      long last = start;
      for (int i = 0; i < readings; i++) {
        last = Math.max(last, System.nanoTime());
      }
      rounds[round] = (last - start) / readings;
    }
    Arrays.sort(rounds);
    return rounds[rounds.length / 2];
  }
}
