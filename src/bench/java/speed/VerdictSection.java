package speed;

import static speed.Report.format;
import static speed.Report.millis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same submission to its verdict on correctness by three ways, in turn, so that whatever else
 * the machine does hits all of them alike.
 */
final class VerdictSection implements Section {

  // Leaves time for the other sections on a slow machine.
  private static final long MOST_MILLIS = 240_000;
  private static final int FEWEST_ROUNDS = 5;

  private final List<Double> hotpath = new ArrayList<>();
  private final List<Double> itself = new ArrayList<>();
  private final Map<Rival, List<Double>> rivals = new LinkedHashMap<>();

  @Override
  public boolean wantsSettledServer() {
    return true;
  }

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    Options.Plan plan = bench.plan();
    Rival console = bench.console();
    Rival maven = bench.maven();
    for (Rival rival : List.of(console, maven)) {
      Report.progress("verdict: preparing %s", rival.name());
      rivals.put(rival, new ArrayList<>());
      rival.prepare(bench);
    }
    Server server = bench.settledServer();
    Attendee attendee = server.join();
    for (int i = 0; i < plan.warmUp(); i++) {
      attendee.test(source(bench));
    }
    server.settle();
    long start = System.nanoTime();
    for (int round = 0; round < plan.rounds(); round++) {
      Report.progress("verdict: round %d of %d", round + 1, plan.rounds());
      List<Rival> inTurn =
          round % plan.mavenEvery() == 0 ? List.of(console, maven) : List.of(console);
      round(bench, server, attendee, inTurn, round);
      if (round + 1 >= FEWEST_ROUNDS && Figures.millisSince(start) > MOST_MILLIS) {
        break;
      }
    }
    tell(report, plan.rounds(), console, maven);
  }

  private static String source(Bench bench) {
    return bench.exercise().source(Exercise.Kind.SOLUTION);
  }

  private interface Turn {
    void take() throws Exception;
  }

  private void round(Bench bench, Server server, Attendee attendee, List<Rival> inTurn, int round)
      throws Exception {
    List<Turn> turns = new ArrayList<>();
    turns.add(() -> {
      Handed handed = attendee.test(source(bench));
      hotpath.add(handed.awaitVerdict());
      itself.add(handed.serverMillis);
      // It prepares for the next submission now, which the others must not pay for.
      server.breathe();
    });
    for (Rival rival : inTurn) {
      turns.add(() -> rivals.get(rival).add(rival.millis(source(bench))));
    }
    Collections.rotate(turns, round); // nobody always comes behind the same other
    for (Turn turn : turns) {
      turn.take();
    }
  }

  private void tell(Report report, int rounds, Rival console, Rival maven) {
    Figures.Ratio byConsole = Figures.ratio(rivals.get(console), hotpath);
    Figures.Ratio byMaven = Figures.ratio(rivals.get(maven), hotpath);
    report.say(
        "Hotpath gives its verdict in %s (median of %d; p95 %s): %.0f× faster than javac + console,"
            + " %.0f× faster than Maven.",
        millis(Figures.median(hotpath)),
        hotpath.size(),
        millis(Figures.quantile(hotpath, 0.95)),
        byConsole.value(),
        byMaven.value());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "n", "median", "p95", "min", "median / Hotpath's"));
    rows.add(row("Hotpath, POST to 'tested'", hotpath, "1"));
    rows.add(row("  on its own clock", itself, "–"));
    rows.add(row(console.name(), rivals.get(console), byConsole.toString()));
    rows.add(row(maven.name(), rivals.get(maven), byMaven.toString()));
    report.table("Verdict on correctness, the same submission by turns", rows);
    if (hotpath.size() < rounds) {
      report.note("Ended after %d rounds, since this machine takes long.", hotpath.size());
    }
    Map<String, Object> samples = new LinkedHashMap<>();
    samples.put("hotpathMillis", hotpath);
    samples.put("hotpathOwnClockMillis", itself);
    samples.put("consoleMillis", rivals.get(console));
    samples.put("mavenMillis", rivals.get(maven));
    samples.put("consoleRatio", byConsole.values());
    samples.put("mavenRatio", byMaven.values());
    report.samples("verdict", samples);
  }

  private static List<String> row(String name, List<Double> values, String ratio) {
    return List.of(
        name,
        format("%d", values.size()),
        millis(Figures.median(values)),
        millis(Figures.quantile(values, 0.95)),
        millis(Collections.min(values)),
        ratio);
  }
}
