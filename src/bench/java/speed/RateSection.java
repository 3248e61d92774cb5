package speed;

import static speed.Report.format;
import static speed.Report.millis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Submissions that come whether or not Hotpath keeps up, faster from step to step. Each is taken
 * back at its verdict: a measurement takes seconds on purpose, so no machine keeps up with those.
 */
final class RateSection implements Section {

  private static final long SEED = 7;
  private static final double GROWTH = 2;
  private static final int FEWEST_BEHIND = 3;
  private static final int PATIENCE_SECONDS = 30;
  private static final int WARM_UP = 10;

  private final List<Attendee> attendees = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);

  /**
   * What one rate led to.
   *
   * @param latencies to the verdict, in order of sending
   * @param backlog submissions without a verdict when the last of the step was sent
   * @param lost accepted, but without a verdict in the end
   */
  private record Step(double rate, List<Double> latencies, int backlog, int refused, int lost) {

    double p95(int third) {
      int size = latencies.size();
      return Figures.quantile(latencies.subList(size * third / 3, size * (third + 1) / 3), 0.95);
    }

    boolean held() {
      double usual = rate * Figures.median(latencies.subList(0, latencies.size() / 3)) / 1e3;
      boolean grows = p95(2) > GROWTH * p95(0);
      boolean behind = backlog > Math.max(FEWEST_BEHIND, 2 * usual);
      return refused == 0 && lost == 0 && !(grows && behind);
    }
  }

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    Report.progress("rate: starting");
    List<Step> steps = new ArrayList<>();
    String way;
    try (Server room = Server.ofAClass(bench)) {
      way = room.way();
      for (int i = 0; i < WARM_UP; i++) {
        attendee(room, 0).test(bench.exercise().source(Exercise.Kind.SOLUTION));
      }
      for (double rate : bench.plan().rates()) {
        room.settle();
        Report.progress("rate: %.1f submissions/s for %d s", rate, bench.plan().stepSeconds());
        steps.add(step(bench, room, rate));
        if (!steps.getLast().held()) {
          break;
        }
      }
    }
    tell(report, steps, way);
  }

  private Attendee attendee(Server room, int number) throws Exception {
    while (attendees.size() <= number) {
      attendees.add(room.join());
    }
    return attendees.get(number);
  }

  private Step step(Bench bench, Server room, double rate) throws Exception {
    int count = (int) Math.round(rate * bench.plan().stepSeconds());
    attendee(room, count - 1); // they are all there before the clock starts
    List<Handed> all = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      double jitter = random.nextDouble(-0.3, 0.3);
      long due = start + (long) (Math.max(0, i + jitter) / rate * 1e9);
      // Each has an attendee of its own, who waits for nobody else's.
      Attendee attendee = attendees.get(i);
      String source = bench.exercise().source(Exercise.Kind.FAILING_TEST);
      senders.add(
          Thread.startVirtualThread(() -> {
            try {
              Thread.sleep(Math.max(0, due - System.nanoTime()) / 1_000_000);
              Handed handed = attendee.submit(source);
              synchronized (all) {
                all.add(handed);
              }
              handed.verdict.thenRun(() -> attendee.takeBack(handed));
            } catch (Exception e) {
              Report.progress("rate: a submission could not be sent: %s", e);
            }
          }));
    }
    Thread.sleep(
        Math.max(0, bench.plan().stepSeconds() * 1_000L - (long) Figures.millisSince(start)));
    for (Thread sender : senders) {
      sender.join();
    }
    List<Handed> accepted = all.stream().filter(handed -> !handed.refused()).toList();
    int backlog = (int) accepted.stream().filter(handed -> !handed.verdict.isDone()).count();
    Waiting.forVerdicts(accepted, PATIENCE_SECONDS);
    List<Double> latencies =
        accepted.stream().filter(Handed::hasVerdict).map(handed -> handed.verdict.join()).toList();
    int lost = accepted.size() - latencies.size() + count - all.size();
    return new Step(rate, latencies, backlog, all.size() - accepted.size(), lost);
  }

  private static void tell(Report report, List<Step> steps, String way) {
    Step last = steps.getLast();
    double best = steps.stream().filter(Step::held).mapToDouble(Step::rate).max().orElse(0);
    if (last.held()) {
      report.say("It keeps up with %.1f submissions/s, the highest rate tried.", best);
    } else if (best > 0) {
      report.say("It keeps up with %.1f submissions/s, and not with %.1f.", best, last.rate());
    } else {
      report.say("It does not keep up with %.1f submissions/s.", last.rate());
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "submissions/s",
            "n",
            "p50",
            "p95",
            "p95 first third",
            "p95 last third",
            "backlog",
            "refused",
            "lost",
            ""));
    List<Object> samples = new ArrayList<>();
    for (Step step : steps) {
      List<Double> latencies = step.latencies();
      rows.add(
          List.of(
              format("%.1f", step.rate()),
              format("%d", latencies.size()),
              millis(Figures.median(latencies)),
              millis(Figures.quantile(latencies, 0.95)),
              millis(step.p95(0)),
              millis(step.p95(2)),
              format("%d", step.backlog()),
              format("%d", step.refused()),
              format("%d", step.lost()),
              step.held() ? "held" : "did not hold"));
      Map<String, Object> sample = new LinkedHashMap<>();
      sample.put("perSecond", step.rate());
      sample.put("verdictMillis", latencies);
      sample.put("backlog", step.backlog());
      sample.put("refused", step.refused());
      sample.put("lost", step.lost());
      sample.put("held", step.held());
      samples.add(sample);
    }
    report.table("Sustained rate, tests only", rows);
    report.note("Submissions go %s.", way);
    report.note(
        "A rate does not hold when the p95 of its last third is more than %.0f× that of the first"
            + " and a backlog remains,",
        GROWTH);
    report.note("or when a submission is refused or lost.");
    report.samples("rate", Map.of("way", way, "steps", samples));
  }
}
