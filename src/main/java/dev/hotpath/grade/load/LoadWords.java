package dev.hotpath.grade.load;

import dev.hotpath.grade.Answers;
import dev.hotpath.grade.Figures;
import dev.hotpath.grade.LatencyWords;
import dev.hotpath.grade.sweep.SweepWords;
import java.util.List;
import java.util.Locale;

/** Says in English what a load does and what it has shown; nothing else of this package does. */
public final class LoadWords {

  // As far apart as figures of the same thing are not.
  private static final double APART = 1.5;

  // The open loop's own clock and threads are late by a part of that, on a busy machine.
  private static final double NOTICED_MILLIS = 1;

  // What is told.
  private static final double LEAST_MILLIS = 0.001;

  // Requests beyond the percentile: of fewer it is the luck of one or two.
  private static final double FEW = 5;

  private static final int SHOWN = 160;

  private LoadWords() {}

  /** It waits for its turn. */
  public static String waits(int position) {
    return position == 1
        ? "The load waits: one measurement is before it."
        : "The load waits: %d measurements are before it.".formatted(position);
  }

  /** The service starts, and is asked until it is warm. */
  public static String begins(LoadReport load) {
    return "Starting %s in a fresh JVM, and asking it for a second until it is warm."
        .formatted(load.service());
  }

  /** A pass is under way. */
  public static String asks(LoadReport load, boolean open) {
    return open
        ? "Sending %s requests a second, each when it is due, whatever became of the others."
            .formatted(Figures.number(load.rate()))
        : "First a closed loop: one client that waits for each answer before it asks again.";
  }

  /** Our failure. */
  public static String failed(String what) {
    return SweepWords.failed(what);
  }

  static String abandoned() {
    return failed("the server was restarted without this exercise");
  }

  /** It was taken back. */
  public static String cancelled() {
    return "Cancelled; a load that is not over tells nothing, so none of it is kept.";
  }

  /** The service would not start, or said that an answer was wrong. */
  public static String wrong(String message) {
    return "The service stopped it: " + cut(message);
  }

  /** What a program said, as far as a sentence has room for it. */
  static String cut(String said) {
    return said.length() <= SHOWN ? said : said.substring(0, SHOWN) + "…";
  }

  /**
   * The JVM did not come to its end.
   *
   * @param why to follow "it": "ran out of memory"
   */
  public static String died(LoadReport load, String why) {
    return "At %s a second the service %s.".formatted(Figures.number(load.rate()), why);
  }

  /** How the requests went, the plain figures first. */
  static String complete(LoadReport load, Answers open) {
    double half = open.millis(50);
    double most = open.millis(load.percentile());
    String sentence = "At %s a second, ".formatted(Figures.number(load.rate()));
    if (Double.isInfinite(half)) {
      sentence += "fewer than half of the requests were answered";
    } else {
      sentence +=
          "half of the requests were answered within %s%s"
              .formatted(
                  LatencyWords.millis(half),
                  Double.isInfinite(most)
                      ? ", and fewer than %s at all".formatted(share(load.percentile()))
                      : " and %s within %s"
                          .formatted(share(load.percentile()), LatencyWords.millis(most)));
    }
    List<String> lost = LatencyWords.lost(open);
    return sentence + (lost.isEmpty() ? "" : "; " + String.join(", ", lost)) + ".";
  }

  /** What a client that waits for each answer says of the same service, and why. */
  static String closed(LoadReport load, Answers open, Answers closed) {
    double apart = furthest(load, open, closed);
    if (apart == 0) {
      double waited = closed.millis(load.percentile());
      return Double.isInfinite(waited)
          ? "A closed loop, one client that waits for each answer, loses too many as well."
          : "A closed loop says about the same (%s): no queue builds up at this rate."
              .formatted(LatencyWords.millis(waited));
    }
    double waited = Math.max(closed.millis(apart), LEAST_MILLIS);
    double sent = open.millis(apart);
    return ("A closed loop says %s within %s, %s: its one client asks nothing while an answer is late%s"
            + " and counts from when it asks, so it never meets the queue that your users would.")
        .formatted(
            share(apart),
            LatencyWords.millis(waited),
            Double.isInfinite(sent)
                ? "where so many had no answer at all"
                : "%s times less".formatted(Figures.number(sent / waited)),
            closed.requests() < open.requests()
                ? String.format(
                    Locale.ROOT,
                    " (it sent %,d of %,d requests)",
                    closed.requests(),
                    open.requests())
                : "");
  }

  /**
   * The percentile at which the loops tell the most different stories: the slow end where few are
   * late, the middle where a client that waits meets each stall but once. 0 where they agree.
   */
  private static double furthest(LoadReport load, Answers open, Answers closed) {
    double at = 0;
    double most = APART;
    for (double percentile : new double[] {50, 90, load.percentile()}) {
      double waited = Math.max(closed.millis(percentile), LEAST_MILLIS);
      double sent = open.millis(percentile);
      boolean seen = percentile <= load.percentile() && Double.isFinite(waited);
      if (seen && sent - waited >= NOTICED_MILLIS && sent / waited >= most) {
        at = percentile;
        most = sent / waited;
      }
    }
    return at;
  }

  /** What to know before believing it; empty where there is nothing. */
  static String note(LoadReport load) {
    double beyond = load.requests() * (100 - load.percentile()) / 100;
    if (beyond >= FEW) {
      return "";
    } else if (load.percentile() == 100) {
      return "So few requests say little; send for longer, or more each second.";
    }
    int few = (int) Math.floor(beyond);
    return String.format(
        Locale.ROOT,
        "Only %d of %,d requests %s beyond %s, so luck decides that figure; send for longer, or more"
            + " each second, to trust it.",
        few,
        load.requests(),
        few == 1 ? "is" : "are",
        share(load.percentile()));
  }

  /** "99 of 100", "half" or "all". */
  private static String share(double percentile) {
    return percentile == 50 ? "half" : percentile == 100 ? "all" : LatencyWords.share(percentile);
  }
}
