import dev.hotpath.stats.Interval;
import dev.hotpath.stats.Looks;
import dev.hotpath.stats.Proportion;
import dev.hotpath.stats.Speedup;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often Hotpath's verdict on speed is wrong on this machine.
 *
 * <p>Every exercise's starter is handed in as a submission (A/A) to a real server, over and over,
 * with the goal to be no slower than the starter, which no look can decide: each run takes all the
 * pairs of forks that there can be. What the looks would have said is then played back over moving
 * windows of those pairs: as they are, for how often identical code is called faster or slower; and
 * with one side's times divided by 1.3, 1.5 and 3, for how often a true speed-up is told. Windows
 * that overlap share forks, so the intervals printed are narrower than independent runs would give.
 *
 * <p>With {@code --as-used} the goal is to be 1.5 times as fast, as an exercise would ask: the
 * server ends most runs at the first look. Each run is then judged by itself, once, on its own
 * pairs: runs share nothing, so their intervals are true ones.
 *
 * <p>From the repository, once built, with JDK 25:
 *
 * <pre>
 * java -cp target/hotpath/hotpath.jar src/bench/java/ErrorRates.java [RUNS] [--as-used] [--bursts]
 * </pre>
 *
 * RUNS is per exercise, 10 if not given, some 30 seconds each, 9 with {@code --as-used}. With
 * {@code --bursts} a thread of this program loads one core half of the time, a tenth of a second to
 * two seconds at once.
 */
final class ErrorRates {

  private static final Pattern READY = Pattern.compile("ready at (http://\\S+) ");
  private static final Pattern GOALS = Pattern.compile("(?s)\\[\\[(goals|questions)]].*");
  private static final Pattern BENCHMARK = Pattern.compile("(?m)^benchmark *= *\"(\\w+)\"");
  private static final double[] EFFECTS = {1, 1.3, 1.5, 3};
  private static final int PAIRS = Looks.LAST;
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private ErrorRates() {}

  /**
   * One exercise's forks, in the order in which they were measured.
   *
   * @param runs pairs of times, starter and submission, for each run
   * @param met runs whose goal the server called met
   */
  private record Pool(
      String exercise, List<List<double[]>> runs, List<Double> secondsPerPair, AtomicInteger met) {
    List<double[]> pairs() {
      return runs.stream().flatMap(List::stream).toList();
    }
  }

  /** What a run would have said: 1 faster, -1 slower, 0 nothing. */
  private record Said(int direction, int pairs) {}

  public static void main(String[] arguments) throws Exception {
    int runs = 10;
    boolean bursts = false;
    boolean asUsed = false;
    for (String argument : arguments) {
      if (argument.equals("--bursts")) {
        bursts = true;
      } else if (argument.equals("--as-used")) {
        asUsed = true;
      } else if (argument.matches("[1-9]\\d{0,3}")) {
        runs = Integer.parseInt(argument);
      } else {
        System.err.println("usage: ErrorRates.java [RUNS] [--as-used] [--bursts]; not '" + argument + "'");
        System.exit(2);
      }
    }
    if (bursts) {
      Thread.ofPlatform().daemon().start(Common::burst);
    }
    Path folder = Files.createTempDirectory("hotpath-error-rates");
    try {
      tell(measure(folder, runs, asUsed), asUsed, bursts);
    } finally {
      Common.delete(folder);
    }
  }

  private static List<Pool> measure(Path folder, int runs, boolean asUsed)
      throws Exception {
    List<String> ids = withGoal(asUsed ? 1.5 : 1.0, folder.resolve("exercises"));
    Files.createDirectories(folder.resolve("solutions"));
    Process server =
        new ProcessBuilder(
                "./hotpath", "serve", "--port", "0",
                "--data", folder.resolve("data").toString(),
                "--exercises", folder.resolve("exercises").toString(),
                "--solutions", folder.resolve("solutions").toString())
            .redirectError(folder.resolve("server.log").toFile())
            .start();
    try (BufferedReader out = server.inputReader()) {
      Matcher ready = READY.matcher(String.valueOf(out.readLine()));
      if (!ready.find()) {
        throw new IOException("the server does not start: "
            + Files.readString(folder.resolve("server.log")));
      }
      List<Pool> pools = new ArrayList<>();
      for (String id : ids) {
        pools.add(pool(ready.group(1), id, runs));
      }
      return pools;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** Copies the exercises, each with the one goal to be so many times as fast; returns their ids. */
  private static List<String> withGoal(double speedup, Path to) throws IOException {
    Path from = Path.of("exercises");
    List<String> ids = new ArrayList<>();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path copy = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else if (path.endsWith("exercise.toml")) {
          String toml = Files.readString(path);
          if (!toml.contains("kind = \"optimise\"")) {
            Files.writeString(copy, toml); // nothing is made faster there
            continue;
          }
          Matcher benchmark = BENCHMARK.matcher(toml);
          if (!benchmark.find()) {
            throw new IOException(path + " has no goal on a benchmark");
          }
          Files.writeString(copy, GOALS.matcher(toml).replaceFirst("")
              + "[[goals]]\nmetric = \"speedup\"\nbenchmark = \"" + benchmark.group(1)
              + "\"\nat-least = " + speedup + "\n");
          ids.add(toml.replaceFirst("(?s).*?\\bid *= *\"([^\"]+)\".*", "$1"));
        } else {
          Files.copy(path, copy);
        }
      }
    }
    return ids;
  }

  private static Pool pool(String server, String id, int runs) throws Exception {
    JsonNode files = JSON.createObjectNode();
    for (JsonNode file : get(server + "/api/exercises/" + id).get("files")) {
      if (file.get("editable").asBoolean()) {
        ((tools.jackson.databind.node.ObjectNode) files)
            .set(file.get("path").asString(), file.get("starter"));
      }
    }
    String body = "{\"files\":" + files + "}";
    Pool pool = new Pool(id, new ArrayList<>(), new ArrayList<>(), new AtomicInteger());
    for (int run = 1; run <= runs; run++) {
      JsonNode report = run(server, id, body);
      if (report.get("benchmarks").isEmpty()) {
        throw new IOException("run " + run + " of " + id + " ended unmeasured: " + report);
      }
      JsonNode benchmark = report.get("benchmarks").get(0);
      JsonNode starter = benchmark.get("starter").get("samples");
      JsonNode yours = benchmark.get("yours").get("samples");
      int pairs = Math.min(starter.size(), yours.size());
      List<double[]> forks = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        forks.add(new double[] {starter.get(i).asDouble(), yours.get(i).asDouble()});
      }
      pool.runs.add(forks);
      if (report.get("goals").get(0).get("met").asBoolean(false)) {
        pool.met.incrementAndGet();
      }
      pool.secondsPerPair.add(report.get("millis").get("measure").asDouble() / 1e3 / pairs);
      System.err.printf(Locale.ROOT, "%s %d of %d: %d pairs in %.1f s; %s%n", id, run, runs, pairs,
          report.get("millis").get("measure").asDouble() / 1e3,
          report.get("noise").get("text").asString());
    }
    return pool;
  }

  private static JsonNode run(String server, String id, String body) throws Exception {
    JsonNode accepted =
        JSON.readTree(
            HTTP.send(
                    HttpRequest.newBuilder(URI.create(server + "/api/exercises/" + id + "/runs"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    // The stream ends when the run does, or after some minutes, to be opened again.
    while (true) {
      HTTP.send(
          HttpRequest.newBuilder(URI.create(server + accepted.get("events").asString())).build(),
          BodyHandlers.discarding());
      JsonNode report = get(server + "/api/runs/" + accepted.get("id").asString());
      if (report.get("state").asString().equals("done")) {
        return report;
      }
    }
  }

  private static JsonNode get(String url) throws IOException, InterruptedException {
    return JSON.readTree(
        HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body());
  }

  /** Plays the looks over a window of pairs, with one side made faster by a factor. */
  private static Said say(List<double[]> window, double effect, boolean swap) {
    for (int pairs = Looks.next(0); pairs <= window.size(); pairs = Looks.next(pairs)) {
      double[] before = new double[pairs];
      double[] after = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        before[i] = window.get(i)[swap ? 1 : 0];
        after[i] = window.get(i)[swap ? 0 : 1] / effect;
      }
      Speedup said = Speedup.of(before, after);
      if (said.low() > 1) {
        return new Said(1, pairs);
      } else if (said.high() < 1) {
        return new Said(-1, pairs);
      }
    }
    return new Said(0, window.size());
  }

  private static List<List<double[]>> windows(List<double[]> pairs) {
    return IntStream.rangeClosed(0, pairs.size() - PAIRS)
        .mapToObj(start -> pairs.subList(start, start + PAIRS))
        .toList();
  }

  private static void tell(List<Pool> pools, boolean asUsed, boolean bursts) {
    System.out.printf(
        "%nVerdicts on speed, %s; %d exercises, %d pairs of forks%n%n",
        bursts ? "while another process loads one core in bursts" : "nothing else started",
        pools.size(),
        pools.stream().mapToInt(pool -> pool.pairs().size()).sum());
    System.out.printf("%-8s %8s  %-24s %-24s %-24s %6s %8s%n",
        "truth", asUsed ? "runs" : "windows", "called faster", "called slower", "left open", "pairs", "seconds");
    for (double effect : EFFECTS) {
      List<Said> all = new ArrayList<>();
      List<Double> seconds = new ArrayList<>();
      for (Pool pool : pools) {
        double perPair = median(pool.secondsPerPair);
        for (List<double[]> window : asUsed ? pool.runs : windows(pool.pairs())) {
          for (boolean swap : asUsed ? new boolean[] {false} : new boolean[] {false, true}) {
            Said said = say(window, effect, swap);
            all.add(said);
            seconds.add(said.pairs * perPair);
          }
        }
      }
      System.out.printf(Locale.ROOT, "%-8s %8d  %-24s %-24s %-24s %6.0f %8.1f%n",
          effect == 1 ? "same" : effect + "×",
          all.size(),
          share(all, 1), share(all, -1), share(all, 0),
          median(all.stream().map(said -> (double) said.pairs).toList()),
          median(seconds));
    }
    System.out.println();
    for (Pool pool : pools) {
      double[] ratios = pool.pairs().stream().mapToDouble(pair -> pair[0] / pair[1]).sorted().toArray();
      System.out.printf(Locale.ROOT,
          "%-12s %d of %d runs met their goal; neighbouring forks of the same code differ by a factor of %.2f to %.2f (5 to 95 %%)%n",
          pool.exercise,
          pool.met.get(),
          pool.runs.size(),
          ratios[(int) (0.05 * (ratios.length - 1))],
          ratios[(int) Math.ceil(0.95 * (ratios.length - 1))]);
    }
  }

  private static String share(List<Said> all, int direction) {
    int count = (int) all.stream().filter(said -> said.direction == direction).count();
    Interval likely = new Proportion(count, all.size()).clopperPearson(0.95);
    return String.format(Locale.ROOT, "%5.1f %% (%.1f to %.1f)",
        100.0 * count / all.size(), 100 * likely.low(), 100 * likely.high());
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
