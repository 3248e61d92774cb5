package speed;

import static speed.Report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU time of a submission, and the most memory that the processes have at once while they work on
 * it. Hotpath's includes the spare worker that it starts for the next submission.
 */
final class CostSection implements Section {

  private record Cost(String name, int submissions, double cpuSeconds, double peakMegabytes) {}

  @Override
  public boolean wantsSettledServer() {
    return true;
  }

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    List<Cost> costs = new ArrayList<>(hotpath(bench));
    costs.add(rival(bench, bench.console(), bench.plan().costConsole()));
    costs.add(rival(bench, bench.maven(), bench.plan().costMaven()));
    tell(report, costs);
  }

  private static List<Cost> hotpath(Bench bench) throws Exception {
    Options.Plan plan = bench.plan();
    Server server = bench.settledServer();
    Attendee attendee = server.join();
    for (int i = 0; i < plan.warmUp(); i++) {
      attendee.test(bench.exercise().source(Exercise.Kind.FAILING_TEST));
    }
    server.settle();
    Cost tests;
    Report.progress("cost: %d submissions, tests only", plan.costTests());
    try (Meter meter = new Meter(server.pid())) {
      Meter.Reading start = meter.read();
      for (int i = 0; i < plan.costTests(); i++) {
        attendee.test(bench.exercise().source(Exercise.Kind.FAILING_TEST));
        server.breathe();
      }
      tests =
          new Cost(
              "Hotpath, to the verdict",
              plan.costTests(),
              meter.since(start) / plan.costTests(),
              meter.peakMegabytes());
    }
    List<Cost> costs = new ArrayList<>(List.of(tests));
    costs.addAll(whole(bench, server, attendee, tests.cpuSeconds()));
    return costs;
  }

  /** The whole way; what is not tests or profile is measurements. */
  private static List<Cost> whole(
      Bench bench, Server server, Attendee attendee, double testsSeconds) throws Exception {
    int count = bench.plan().costWhole();
    double all = 0;
    double profiles = 0;
    try (Meter meter = new Meter(server.pid())) {
      for (int i = 0; i < count; i++) {
        Report.progress("cost: submission %d of %d, the whole way", i + 1, count);
        Meter.Reading start = meter.read();
        Handed handed = attendee.submitPatiently(bench.exercise().source(Exercise.Kind.SOLUTION));
        // A run that ends without having been measured ends this wait too.
        java.util.concurrent.CompletableFuture.anyOf(handed.measured, handed.end).join();
        Meter.Reading measured = meter.read();
        String end = handed.awaitEnd();
        if (!handed.measured.isDone()) {
          throw new IllegalStateException("a whole run ended unmeasured, as " + end);
        }
        server.breathe();
        profiles += meter.since(measured);
        all += meter.since(start);
      }
      double peak = meter.peakMegabytes();
      double profile = profiles / count;
      return List.of(
          new Cost("  its measurements", count, all / count - testsSeconds - profile, Double.NaN),
          new Cost("  its profiles", count, profile, Double.NaN),
          new Cost("Hotpath, the whole way", count, all / count, peak));
    }
  }

  private static Cost rival(Bench bench, Rival rival, int count) throws Exception {
    Report.progress("cost: %s", rival.name());
    rival.prepare(bench);
    bench.endSettledServer(); // its processes are descendants of this one, as the rival's are
    long self = ProcessHandle.current().pid();
    double peak;
    double before = childrenSeconds(self);
    try (Meter meter = new Meter(self)) {
      double ours = ProcessTree.Memory.of(self).map(m -> m.proportional() / 1024.0).orElse(0.0);
      for (int i = 0; i < count; i++) {
        rival.place(bench.exercise().source(Exercise.Kind.SOLUTION));
        rival.judge();
      }
      peak = meter.peakMegabytes() - ours;
    }
    return new Cost(rival.name(), count, (childrenSeconds(self) - before) / count, peak);
  }

  /** CPU time of all processes that this one has started and seen the end of. */
  private static double childrenSeconds(long self) {
    return ProcessTree.Cpu.of(self).map(ProcessTree.Cpu::children).orElse(Double.NaN);
  }

  private static void tell(Report report, List<Cost> costs) {
    Cost ours = costs.getFirst();
    Cost console = costs.get(costs.size() - 2);
    Cost maven = costs.getLast();
    report.say(
        "A submission costs Hotpath %.2f s of CPU time to its verdict, javac + console %.2f s"
            + " (%.1f×), Maven %.2f s (%.1f×).",
        ours.cpuSeconds(),
        console.cpuSeconds(),
        console.cpuSeconds() / ours.cpuSeconds(),
        maven.cpuSeconds(),
        maven.cpuSeconds() / ours.cpuSeconds());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "n", "CPU s per submission", "/ Hotpath's verdict", "peak memory"));
    List<Object> samples = new ArrayList<>();
    for (Cost cost : costs) {
      rows.add(
          List.of(
              cost.name(),
              format("%d", cost.submissions()),
              format("%.2f", cost.cpuSeconds()),
              format("%.1f×", cost.cpuSeconds() / ours.cpuSeconds()),
              Double.isNaN(cost.peakMegabytes()) ? "–" : format("%,.0f MB", cost.peakMegabytes())));
      Map<String, Object> sample = new LinkedHashMap<>();
      sample.put("name", cost.name().strip());
      sample.put("submissions", cost.submissions());
      sample.put("cpuSecondsPerSubmission", cost.cpuSeconds());
      sample.put("peakMegabytes", cost.peakMegabytes());
      samples.add(sample);
    }
    report.table("Cost of a submission", rows);
    report.note("Memory: all processes at once, shared pages counted by share (PSS), sampled.");
    report.note("Hotpath's includes the server and the spare that it prepares for the next.");
    report.note("Its CPU time is seen by looking every 20 ms, so some percent of it are missed.");
    report.samples("cost", samples);
  }
}
