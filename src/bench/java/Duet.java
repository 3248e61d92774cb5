import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Whether two forks should be measured one after the other, at once (a "duet", arXiv 2001.05811),
 * or by turns, iteration by iteration; decided by the error of each on this machine.
 *
 * <p>Forks as Hotpath's, but without server and sandbox, all of the starter, so that every ratio
 * should be 1. The ways take turns. Printed are the seconds that a pair takes, how far ratios
 * spread, and from both the time that each takes for an interval of the same width.
 *
 * <p>From the repository, once built, with JDK 25:
 *
 * <pre>java -cp target/hotpath/hotpath.jar src/bench/java/Duet.java [PAIRS] [--bursts]</pre>
 *
 * PAIRS is per exercise and schedule, 20 if not given, some 6 seconds each. {@code --bursts} as for
 * {@code ErrorRates.java}.
 */
final class Duet {

  private static final Path BUILT = Path.of("target/hotpath");
  private static final Pattern BENCHMARK = Pattern.compile("(?m)^benchmark *= *\"(\\w+)\"");
  private static final Pattern FLAGS = Pattern.compile("(?m)^jvm *= *\\[(.*)]");
  private static final int SLICES_PER_ITERATION = 3;
  private static final List<String> SCHEDULE = List.of("3", "100", "15", "12");

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
      Thread.ofPlatform().daemon().start(Common::burst);
    }
    Path folder = Files.createTempDirectory("hotpath-duet");
    try {
      System.out.printf("%-14s %-9s %8s %9s %9s   %s%n",
          "exercise", "forks", "s/pair", "spread", "9 of 10", "time for the same interval");
      for (Subject subject : subjects(folder)) {
        compare(subject, pairs);
      }
    } finally {
      Common.delete(folder);
    }
  }

  /** How two forks share the time. */
  private enum Way {
    IN_TURN,
    AT_ONCE,
    BY_TURNS
  }

  private static void compare(Subject subject, int pairs) throws Exception {
    Map<Way, Schedule> schedules = new EnumMap<>(Way.class);
    List.of(Way.values()).forEach(way -> schedules.put(way, new Schedule()));
    for (int pair = 0; pair < pairs; pair++) {
      List<Way> ways = new ArrayList<>(List.of(Way.values()));
      Collections.rotate(ways, pair);
      for (Way way : ways) {
        Schedule schedule = schedules.get(way);
        long start = System.nanoTime();
        double[] nanos =
            switch (way) {
              case IN_TURN -> inTurn(subject);
              case AT_ONCE -> atOnce(subject);
              case BY_TURNS -> byTurns(subject);
            };
        schedule.seconds += (System.nanoTime() - start) / 1e9;
        double ratio = nanos[0] / nanos[1];
        schedule.logRatios.add(Math.log(pair % 4 < 2 ? ratio : 1 / ratio));
      }
      System.err.printf("%s: pair %d of %d%n", subject.id, pair + 1, pairs);
    }
    Schedule inTurn = schedules.get(Way.IN_TURN);
    schedules.forEach((way, schedule) -> {
      // As many times the pairs as the spread is wider, squared.
      double wider = schedule.usual() / inTurn.usual();
      System.out.printf(Locale.ROOT, "%-14s %-9s %8.2f %8.1f%% %8.1f%%   %.2f%n",
          way == Way.IN_TURN ? subject.id : "",
          way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          schedule.secondsPerPair(),
          100 * schedule.spread(), 100 * schedule.usual(),
          wider * wider * schedule.secondsPerPair() / inTurn.secondsPerPair());
    });
  }

  private static double[] inTurn(Subject subject) throws Exception {
    return new double[] {alone(new Fork(subject)), alone(new Fork(subject))};
  }

  private static double[] atOnce(Subject subject) throws Exception {
    Fork first = new Fork(subject);
    Fork second = new Fork(subject);
    CompletableFuture<Double> other = CompletableFuture.supplyAsync(() -> alone(second));
    return new double[] {alone(first), other.get()};
  }

  private static double[] byTurns(Subject subject) throws Exception {
    Fork first = new Fork(subject);
    Fork second = new Fork(subject);
    for (boolean forth = true; first.due() && second.due(); forth = !forth) {
      (forth ? first : second).iterate();
      (forth ? second : first).iterate();
    }
    return new double[] {first.nanos(), second.nanos()};
  }

  private static double alone(Fork fork) {
    try {
      while (fork.due()) {
        fork.iterate();
      }
      return fork.nanos();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JVM that waits before each iteration. */
  private static final class Fork {
    private final Subject subject;
    private final BufferedReader out;
    private final BufferedWriter in;
    private String said;

    Fork(Subject subject) throws IOException {
      this.subject = subject;
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(
          "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
          "-Djmh.ignoreLock=true", "-XX:ReservedCodeCacheSize=64m"));
      command.addAll(subject.flags);
      command.addAll(List.of("-cp", subject.classes + ":" + jars("worker"), "GatedFork"));
      command.add(subject.benchmark);
      command.addAll(SCHEDULE);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      out = process.inputReader();
      in = process.outputWriter();
    }

    /** Waits until it has no iteration; whether it could take another. */
    boolean due() throws IOException {
      if (said == null) {
        said = out.readLine();
        if (said == null) {
          throw new IOException("a fork of " + subject.id + " has died");
        }
      }
      return said.equals("due");
    }

    /** Lets it take its iteration, and waits for the end of that. */
    void iterate() throws IOException {
      in.write("go\n");
      in.flush();
      said = null;
      due();
    }

    /** The median of the iterations, each the mean of some slices. */
    double nanos() {
      double[] slices = Arrays.stream(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
      double[] iterations = new double[slices.length / SLICES_PER_ITERATION];
      for (int i = 0; i < slices.length; i++) {
        iterations[i / SLICES_PER_ITERATION] += slices[i] / SLICES_PER_ITERATION;
      }
      Arrays.sort(iterations);
      return iterations[iterations.length / 2];
    }
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
    arguments.add("src/bench/java/GatedFork.java");
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
}
