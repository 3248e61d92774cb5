package speed;

import static speed.Report.format;
import static speed.Report.millis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A class at work: each attendee hands something in every so often, and what they handed in before
 * is taken back first if it is still under way, as the page does it. Measurements and profiles run.
 */
final class ClassSection implements Section {

  private static final long SEED = 30;
  private static final int PATIENCE_SECONDS = 60;

  /** A submission and who sent it. */
  private record Sent(int attendee, Exercise.Kind kind, double atMillis, Handed handed) {

    boolean accepted() {
      return !handed.refused();
    }

    /** Replaced by a newer one of the same attendee before its verdict came. */
    boolean superseded() {
      return accepted()
          && !handed.hasVerdict()
          && handed.end.isDone()
          && !handed.end.isCompletedExceptionally()
          && handed.end.join().equals("cancelled");
    }

    String end() {
      return handed.end.isDone() && !handed.end.isCompletedExceptionally()
          ? handed.end.join()
          : "none";
    }
  }

  private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    Options.Plan plan = bench.plan();
    Report.progress("class: starting");
    String way;
    int measured;
    try (Server room = Server.ofAClass(bench)) {
      way = room.way();
      List<Attendee> attendees = new ArrayList<>();
      for (int i = 0; i < plan.attendees(); i++) {
        attendees.add(room.join());
      }
      attendees.getFirst().test(bench.exercise().source(Exercise.Kind.SOLUTION));
      room.settle();
      Report.progress(
          "class: %d attendees, one submission each every %d s, for %d s",
          plan.attendees(), plan.everySeconds(), plan.classSeconds());
      long start = System.nanoTime();
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < plan.attendees(); i++) {
        int number = i;
        people.add(
            Thread.startVirtualThread(() -> attend(bench, attendees.get(number), number, start)));
      }
      for (Thread person : people) {
        person.join();
      }
      Waiting.forVerdicts(
          sent.stream().filter(Sent::accepted).map(Sent::handed).toList(), PATIENCE_SECONDS);
      measured = (int) sent.stream().filter(one -> isDone(one.handed().measured)).count();
    } // which ends what is still under way
    tell(report, plan, way, measured);
  }

  private static boolean isDone(java.util.concurrent.CompletableFuture<?> future) {
    return future.isDone() && !future.isCompletedExceptionally();
  }

  private void attend(Bench bench, Attendee attendee, int number, long start) {
    Options.Plan plan = bench.plan();
    SplittableRandom random = new SplittableRandom(SEED + number);
    double every = plan.everySeconds();
    double first = number * every / plan.attendees();
    try {
      for (double due = first; due < plan.classSeconds(); due += every) {
        double jitter = random.nextDouble(-0.15, 0.15) * every;
        double seconds = Math.max(0, due + jitter) - Figures.millisSince(start) / 1e3;
        Thread.sleep((long) (Math.max(0, seconds) * 1e3));
        Exercise.Kind kind = Exercise.Kind.of(random.nextInt(100));
        Handed handed = attendee.submit(bench.exercise().source(kind));
        sent.add(new Sent(number, kind, handed.sentMillisAfter(start), handed));
      }
    } catch (Exception e) {
      failures.add("attendee " + (number + 1) + ": " + e);
    }
  }

  private void tell(Report report, Options.Plan plan, String way, int measured) {
    List<Double> latencies = latencies(sent);
    long accepted = sent.stream().filter(Sent::accepted).count();
    long superseded = sent.stream().filter(Sent::superseded).count();
    long lost = accepted - latencies.size() - superseded;
    report.say(
        "A class of %d, each submitting every %d s: verdict in %s (median; p95 %s, max %s);"
            + " of %d accepted %d were lost.",
        plan.attendees(),
        plan.everySeconds(),
        millis(Figures.median(latencies)),
        millis(Figures.quantile(latencies, 0.95)),
        millis(latencies.isEmpty() ? Double.NaN : Collections.max(latencies)),
        accepted,
        lost);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "sent", "verdicts", "p50", "p95", "max"));
    rows.add(row("all", sent));
    for (Exercise.Kind kind : Exercise.Kind.values()) {
      rows.add(
          row(
              kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
              sent.stream().filter(one -> one.kind() == kind).toList()));
    }
    report.table(format("A class of %d for %d s", plan.attendees(), plan.classSeconds()), rows);
    report.note(
        "accepted %d, with verdict %d, superseded before it %d, lost %d, refused %d",
        accepted, latencies.size(), superseded, lost, sent.size() - accepted);
    Map<String, Integer> ends = new TreeMap<>();
    sent.stream().filter(Sent::accepted).forEach(one -> ends.merge(one.end(), 1, Integer::sum));
    report.note(
        "%d were also measured before their attendee sent the next; they ended as %s",
        measured, ends);
    report.note("Submissions go %s.", way);
    failures.forEach(failure -> report.note("! %s", failure));
    report.samples("class", samples(way));
  }

  private static List<Double> latencies(List<Sent> some) {
    return some.stream()
        .map(Sent::handed)
        .filter(Handed::hasVerdict)
        .map(handed -> handed.verdict.join())
        .toList();
  }

  private static List<String> row(String name, List<Sent> some) {
    List<Double> latencies = latencies(some);
    return List.of(
        name,
        format("%d", some.size()),
        format("%d", latencies.size()),
        millis(Figures.median(latencies)),
        millis(Figures.quantile(latencies, 0.95)),
        millis(latencies.isEmpty() ? Double.NaN : Collections.max(latencies)));
  }

  private Map<String, Object> samples(String way) {
    List<Object> submissions = new ArrayList<>();
    for (Sent one : sent) {
      Map<String, Object> sample = new LinkedHashMap<>();
      sample.put("attendee", one.attendee() + 1);
      sample.put("kind", one.kind());
      sample.put("sentMillis", one.atMillis());
      sample.put("accepted", one.accepted());
      sample.put("verdictMillis", one.handed().hasVerdict() ? one.handed().verdict.join() : null);
      sample.put("end", one.end());
      submissions.add(sample);
    }
    return Map.of("way", way, "submissions", submissions);
  }
}
