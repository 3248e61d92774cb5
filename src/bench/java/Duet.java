import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether two forks should be measured in turn or at once (a "duet", arXiv 2001.05811), decided by
 * the error of each on this machine.
 *
 * <p>Forks as Hotpath's, but without server and sandbox, all of the starter, so that every ratio
 * should be 1. Pairs in turn and pairs at once take turns. Printed are the seconds that a pair
 * takes, how far ratios spread, and from both the time that a duet takes for an interval of the
 * same width.
 *
 * <p>From the repository, once built, with JDK 25:
 *
 * <pre>java -cp target/hotpath/hotpath.jar src/bench/java/Duet.java [PAIRS] [--bursts]</pre>
 *
 * PAIRS is per exercise and schedule, 20 if not given, some 4 seconds each. {@code --bursts} as for
 * {@code ErrorRates.java}.
 */
final class Duet {

  private static final Path BUILT = Path.of("target/hotpath");
  private static final Pattern BENCHMARK = Pattern.compile("(?m)^benchmark *= *\"(\\w+)\"");
  private static final Pattern FLAGS = Pattern.compile("(?m)^jvm *= *\\[(.*)]");
  private static final JsonMapper JSON = new JsonMapper();

  private Duet() {}

  private record Subject(String id, String benchmark, List<String> flags, Path classes) {}

  /** What one way of taking pairs gave. */
  private static final class Schedule {
    final List<Double> logRatios = new ArrayList<>();
    double seconds;

    /** Root of the mean square, as the truth is 0. */
    double spread() {
      return Math.sqrt(logRatios.stream().mapToDouble(log -> log * log).average().orElse(0));
    }

    /** Half of the distance that nine of ten keep, so that one wild fork does not decide. */
    double usual() {
      double[] sorted = logRatios.stream().mapToDouble(Math::abs).sorted().toArray();
      return sorted[(int) (0.9 * (sorted.length - 1))];
    }

    double secondsPerPair() {
      return seconds / logRatios.size();
    }
  }

  public static void main(String[] arguments) throws Exception {
    int pairs = 20;
    boolean bursts = false;
    for (String argument : arguments) {
      if (argument.equals("--bursts")) {
        bursts = true;
      } else if (argument.matches("[1-9]\\d{0,3}")) {
        pairs = Integer.parseInt(argument);
      } else {
        System.err.println("usage: Duet.java [PAIRS] [--bursts]; not '" + argument + "'");
        System.exit(2);
      }
    }
    if (bursts) {
      Thread.ofPlatform().daemon().start(Duet::burst);
    }
    Path folder = Files.createTempDirectory("hotpath-duet");
    try {
      System.out.printf("%-14s %-8s %9s %9s %9s   %s%n",
          "exercise", "forks", "s/pair", "spread", "9 of 10", "time for the same interval");
      for (Subject subject : subjects(folder)) {
        compare(subject, pairs, folder);
      }
    } finally {
      delete(folder);
    }
  }

  private static void burst() {
    Random random = new Random(1);
    try {
      while (true) {
        long end = System.nanoTime() + (long) ((0.1 + 1.9 * random.nextDouble()) * 1e9);
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        Thread.sleep((long) (100 + 1_900 * random.nextDouble()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void compare(Subject subject, int pairs, Path folder) throws Exception {
    Schedule inTurn = new Schedule();
    Schedule atOnce = new Schedule();
    for (int pair = 0; pair < pairs; pair++) {
      for (Schedule schedule : pair % 2 == 0 ? List.of(inTurn, atOnce) : List.of(atOnce, inTurn)) {
        long start = System.nanoTime();
        Path[] results = {folder.resolve("a.json"), folder.resolve("b.json")};
        Process first = fork(subject, results[0]);
        if (schedule == inTurn) {
          await(first, subject);
        }
        Process second = fork(subject, results[1]);
        await(first, subject);
        await(second, subject);
        schedule.seconds += (System.nanoTime() - start) / 1e9;
        double ratio = nanos(results[0]) / nanos(results[1]);
        schedule.logRatios.add(Math.log(pair % 4 < 2 ? ratio : 1 / ratio));
      }
      System.err.printf("%s: pair %d of %d%n", subject.id, pair + 1, pairs);
    }
    tell(subject.id, "in turn", inTurn, "1");
    // As many times the pairs as the spread is wider, squared.
    double wider = atOnce.usual() / inTurn.usual();
    double time = wider * wider * atOnce.secondsPerPair() / inTurn.secondsPerPair();
    tell("", "at once", atOnce, String.format(Locale.ROOT, "%.2f", time));
  }

  private static void tell(String id, String forks, Schedule schedule, String time) {
    System.out.printf(Locale.ROOT, "%-14s %-8s %9.2f %8.1f%% %8.1f%%   %s%n",
        id, forks, schedule.secondsPerPair(),
        100 * schedule.spread(), 100 * schedule.usual(), time);
  }

  private static Process fork(Subject subject, Path result) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
        "-Djmh.ignoreLock=true", "-XX:ReservedCodeCacheSize=64m"));
    command.addAll(subject.flags);
    command.addAll(List.of("-cp", subject.classes + ":" + jars("worker"),
        "org.openjdk.jmh.Main", "-f", "0", "-wi", "6", "-i", "5", "-w", "50ms", "-r", "50ms",
        "-rf", "json", "-rff", result.toString(), "\\." + subject.benchmark + "$"));
    Files.deleteIfExists(result);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void await(Process fork, Subject subject) throws Exception {
    if (fork.waitFor() != 0) {
      throw new IOException("a fork of " + subject.id + " ended with " + fork.exitValue());
    }
  }

  /** The median of the iterations. */
  private static double nanos(Path result) throws IOException {
    List<Double> values = new ArrayList<>();
    for (JsonNode value : JSON.readTree(Files.readString(result)).at("/0/primaryMetric/rawData/0")) {
      values.add(value.asDouble());
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Every exercise that makes a program faster, its starter compiled. */
  private static List<Subject> subjects(Path folder) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("exercises"))) {
      for (Path path : all.filter(file -> file.endsWith("exercise.toml")).sorted().toList()) {
        String toml = Files.readString(path);
        Matcher benchmark = BENCHMARK.matcher(toml);
        Matcher flags = FLAGS.matcher(toml);
        if (toml.contains("kind = \"optimise\"") && benchmark.find() && flags.find()) {
          String id = toml.replaceFirst("(?s).*?\\bid *= *\"([^\"]+)\".*", "$1");
          Path classes = Files.createDirectory(folder.resolve(id));
          compile(path.getParent(), classes);
          subjects.add(new Subject(id, benchmark.group(1),
              Arrays.stream(flags.group(1).split(","))
                  .map(flag -> flag.strip().replace("\"", ""))
                  .filter(flag -> !flag.isEmpty())
                  .toList(),
              classes));
        }
      }
    }
    return subjects;
  }

  private static void compile(Path exercise, Path classes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(
        "-d", classes.toString(), "-cp", jars("worker"),
        "-processorpath", jars("worker") + ":" + jars("compiler")));
    for (String part : List.of("src", "bench")) {
      try (Stream<Path> files = Files.list(exercise.resolve(part))) {
        files.map(Path::toString).forEach(arguments::add);
      }
    }
    int code = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException(exercise + " does not compile");
    }
  }

  private static String jars(String folder) throws IOException {
    try (Stream<Path> all = Files.list(BUILT.resolve(folder))) {
      return all.map(Path::toString).collect(Collectors.joining(":"));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : Arrays.asList(all.toArray(Path[]::new)).reversed()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
