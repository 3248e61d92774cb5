package dev.hotpath.cli;

import dev.hotpath.rehearsal.Findings;
import dev.hotpath.rehearsal.Judgement;
import dev.hotpath.rehearsal.Times;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What a rehearsal found, for a terminal: the sentence first, then the figures. */
final class RehearsalText {

  private RehearsalText() {}

  static void print(PrintWriter out, Judgement judgement, Findings found) {
    out.println(judgement.sentence());
    out.println();
    out.printf(Locale.ROOT, "%-26s %6s %9s %9s %9s%n", "", "n", "p50", "p95", "worst");
    row(out, "verdict on correctness", found.verdict());
    row(out, "wait to be measured", found.waited());
    row(out, "measurement", found.measurement());
    row(out, "page opened", found.page());
    row(out, "draft saved", found.save());
    out.println();
    Findings.Counts counts = found.counts();
    out.printf(
        Locale.ROOT,
        "runs      %d accepted: %d with a verdict, %d replaced by a newer one, %d taken back at the"
            + " end, %d lost; %d still waited to be measured%n",
        counts.accepted(),
        counts.judged(),
        counts.replaced(),
        counts.takenBack(),
        counts.lost(),
        counts.stillWaiting());
    out.printf(Locale.ROOT, "drafts    %d saved, %d lost%n", counts.drafts(), counts.draftsLost());
    out.printf(
        Locale.ROOT,
        "class     %d of %d joined, %.0f s long; the board changed %d times%n",
        counts.joined(),
        found.attendees(),
        found.seconds(),
        counts.boards());
    out.printf(
        Locale.ROOT,
        "network   %d connections broken off on purpose; %d requests told to come later%n",
        counts.dropped(),
        counts.refused());
    if (found.outages().kills() > 0) {
      out.printf(
          Locale.ROOT,
          "kills     %d, the server was ready again within %.1f s each time%n",
          found.outages().kills(),
          found.outages().longestSeconds());
    }
    out.printf(
        Locale.ROOT,
        "memory    %s%n",
        found.memory().all() == 0
            ? "not known on this system"
            : "server %,d MB, all JVMs %,d MB%s"
                .formatted(
                    found.memory().server(),
                    found.memory().all(),
                    found.machine().megabytes() == 0
                        ? ""
                        : " of %,d MB".formatted(found.machine().megabytes())));
    out.printf(
        Locale.ROOT,
        "machine   %d %s, sandbox %s, %.0f %% busy before anybody came%n",
        found.machine().cores(),
        found.machine().cores() == 1 ? "core" : "cores",
        found.machine().sandbox(),
        found.machine().busyBefore() * 100);
    if (found.troubles().isEmpty()) {
      out.println("errors    none");
    }
    for (Map.Entry<String, Integer> trouble : found.worstTroubles()) {
      out.printf(Locale.ROOT, "errors    %d × %s%n", trouble.getValue(), trouble.getKey());
    }
  }

  private static void row(PrintWriter out, String name, Times times) {
    if (times.count() == 0) {
      out.printf(Locale.ROOT, "%-26s %6d %9s %9s %9s%n", name, 0, "–", "–", "–");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%-26s %6d %9s %9s %9s%n",
        name,
        times.count(),
        Judgement.time(times.p50()),
        Judgement.time(times.p95()),
        Judgement.time(times.worst()));
  }
}
