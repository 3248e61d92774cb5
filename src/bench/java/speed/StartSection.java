package speed;

import static speed.Report.millis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** From the command, already built, to the first things that somebody waits for. */
final class StartSection implements Section {

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    List<Double> ready = new ArrayList<>();
    List<Double> page = new ArrayList<>();
    List<Double> verdict = new ArrayList<>();
    Report.progress("start: once, not counted");
    start(bench, true); // its files are in the page cache from here on
    for (int i = 0; i < bench.plan().starts(); i++) {
      Report.progress("start: %d of %d", i + 1, bench.plan().starts());
      // Not both on one start: one would wait for the other.
      for (boolean forPage : List.of(true, false)) {
        double[] millis = start(bench, forPage);
        ready.add(millis[0]);
        (forPage ? page : verdict).add(millis[1]);
      }
    }
    report.say(
        "Once built it is ready %s after the command, has shown a page after %s, or has given its"
            + " first verdict after %s.",
        millis(Figures.median(ready)),
        millis(Figures.median(page)),
        millis(Figures.median(verdict)));
    report.table(
        "From ./hotpath serve to",
        List.of(
            List.of("", "n", "median", "min", "max"),
            row("the ready line", ready),
            row("the first exercise page", page),
            row("the first verdict, submitted when ready", verdict)));
    report.samples(
        "start", Map.of("readyMillis", ready, "pageMillis", page, "verdictMillis", verdict));
  }

  private static double[] start(Bench bench, boolean forPage) throws Exception {
    try (Server server = Server.start(bench)) {
      HttpAttendee attendee = server.attendee();
      if (forPage) {
        attendee.open("/exercises/" + Exercise.ID);
        return new double[] {server.readyMillis(), server.millisSinceStart()};
      }
      Handed handed = attendee.submitPatiently(bench.exercise().source(Exercise.Kind.SOLUTION));
      handed.awaitVerdict();
      double millis = server.millisSinceStart();
      attendee.takeBack(handed);
      return new double[] {server.readyMillis(), millis};
    }
  }

  private static List<String> row(String name, List<Double> values) {
    return List.of(
        name,
        String.valueOf(values.size()),
        millis(Figures.median(values)),
        millis(Collections.min(values)),
        millis(Collections.max(values)));
  }
}
