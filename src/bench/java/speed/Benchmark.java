package speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the sections one after the other and prints what they found. */
public final class Benchmark {

  // Idle memory while the server that has settled is still fresh; loads only after it has gone.
  private static final List<String> BEST_ORDER =
      List.of("idle", "verdict", "cost", "rate", "class", "start");

  private static final int OK = 0;
  private static final int BAD_ARGUMENTS = 2;
  private static final int COULD_NOT_RUN = 3;

  private Benchmark() {}

  /** Does what the command line says; returns an exit code. */
  public static int run(String[] arguments) {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
      return BAD_ARGUMENTS;
    }
    if (options.help()) {
      System.out.print(Options.USAGE);
      return OK;
    }
    if (!Files.isExecutable(Path.of("hotpath")) || !Files.isRegularFile(Path.of("pom.xml"))) {
      System.err.println("this folder is not Hotpath's repository; go there and start again");
      return COULD_NOT_RUN;
    }
    try {
      return run(options);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException e) {
      System.err.println("interrupted");
    }
    return COULD_NOT_RUN;
  }

  private static int run(Options options) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path temporary = Files.createTempDirectory("hotpath-speed-").toAbsolutePath();
    Cleanup.atEnd(temporary);
    Report.progress("building Hotpath, if it must be");
    Bench.execute(Path.of("."), List.of("./hotpath", "--help"));
    Bench bench =
        new Bench(
            options.plan(), temporary, Exercise.read(), new Rival.Console(), new Rival.Maven());
    Report report = new Report(options.only());
    report.samples("machine", machine());
    int exit = OK;
    for (String name : BEST_ORDER.stream().filter(options.only()::contains).toList()) {
      report.begin(name);
      try {
        Section section = section(name);
        if (!section.wantsSettledServer()) {
          bench.endSettledServer();
        }
        section.measure(bench, report);
      } catch (Exception e) {
        if (Cleanup.ending()) {
          return COULD_NOT_RUN;
        }
        Report.progress("%s: %s", name, e);
        report.say("The section '%s' could not be measured: %s", name, e.getMessage());
        exit = COULD_NOT_RUN;
      }
    }
    bench.endSettledServer();
    report.begin("");
    report.say("Took %.1f minutes on %s.", Figures.millisSince(start) / 60e3, words(machine()));
    System.out.print(report.text());
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), report.json());
    }
    return exit;
  }

  private static Section section(String name) {
    return switch (name) {
      case "verdict" -> new VerdictSection();
      case "rate" -> new RateSection();
      case "class" -> new ClassSection();
      case "cost" -> new CostSection();
      case "start" -> new StartSection();
      case "idle" -> new IdleSection();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Map<String, Object> machine() throws IOException {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("time", Instant.now().toString());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("processor", value("/proc/cpuinfo", "model name"));
    machine.put("memory", value("/proc/meminfo", "MemTotal"));
    machine.put("kernel", System.getProperty("os.version"));
    machine.put("jdk", Runtime.version().toString());
    machine.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
    return machine;
  }

  private static String value(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("?");
  }

  private static String words(Map<String, Object> machine) {
    return "%s, %s cores, %s, JDK %s, load %s"
        .formatted(
            machine.get("processor"),
            machine.get("cores"),
            machine.get("memory"),
            machine.get("jdk"),
            machine.get("load"));
  }
}
