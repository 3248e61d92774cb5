package dev.hotpath.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a machine will hold a class, by what a rehearsal found.
 *
 * @param sentence for whoever will stand in front of the class
 * @param most attendees that it holds, where it does not hold all; 0 where that can't be said
 */
public record Judgement(Grade grade, String sentence, int most) {

  /** How it will be. */
  public enum Grade {
    HOLDS,
    SLOW,
    FAILS
  }

  /** A verdict that comes later than this is waited for, and one turns to something else. */
  static final double VERDICT_MILLIS = 3_000;

  /** Longer than this nobody waits to hear how fast their code is before they go on. */
  static final double WAIT_MILLIS = 120_000;

  /** What the system needs beside. */
  static final double MEMORY_SHARE = 0.9;

  /** Other programs that use more than this share of a machine spoil what is measured on it. */
  private static final double DISTURBED = 0.15;

  /** Of one that serves requests as they come; beyond, queues grow faster than they are served. */
  private static final double BUSY = 0.8;

  /** Judges. */
  public static Judgement of(Findings found) {
    List<String> broken = broken(found);
    if (!broken.isEmpty()) {
      return new Judgement(
          Grade.FAILS,
          "This machine does not hold %d: %s. Don't hold the class on it before that is mended.%s"
              .formatted(found.attendees(), words(broken), disturbed(found)),
          0);
    }
    List<String> slow = slow(found);
    if (slow.isEmpty()) {
      return new Judgement(
          Grade.HOLDS,
          "This machine holds %d: 19 of 20 verdicts came within %s%s; nothing was lost."
              .formatted(
                  found.attendees(),
                  time(found.verdict().p95()),
                  found.waited().count() == 0
                      ? ""
                      : ", 19 of 20 measurements began within "
                          + time(found.waited().p95())
                          + " more"),
          found.attendees());
    }
    int most = most(found);
    return new Judgement(
        Grade.SLOW,
        "This machine will be slow with %d: %s. Hold the class with at most %d, or %s.%s"
            .formatted(found.attendees(), words(slow), most, remedy(found), disturbed(found)),
        most);
  }

  private static List<String> broken(Findings found) {
    Findings.Counts counts = found.counts();
    List<String> broken = new ArrayList<>();
    add(
        broken,
        found.attendees() - counts.joined(),
        "attendee did not get in",
        "attendees did not get in");
    add(broken, counts.lost(), "accepted run was lost", "accepted runs were lost");
    add(broken, counts.twice(), "run was made twice", "runs were made twice");
    add(broken, counts.draftsLost(), "draft was lost", "drafts were lost");
    int troubles = found.troubles().values().stream().mapToInt(Integer::intValue).sum();
    // One in a hundred is a bad network; more is a bad server.
    if (troubles * 100 > counts.accepted() + counts.drafts()) {
      add(broken, troubles, "request failed", "requests failed");
    }
    if (counts.accepted() == 0) {
      broken.add("nothing could be handed in");
    }
    return broken;
  }

  private static String disturbed(Findings found) {
    double busy = found.machine().busyBefore();
    return busy <= DISTURBED
        ? ""
        : String.format(
            Locale.ROOT,
            " But other programs kept it %.0f %% busy before anybody came: end them, and rehearse"
                + " again.",
            busy * 100);
  }

  private static void add(List<String> list, int count, String one, String many) {
    if (count > 0) {
      list.add(count + " " + (count == 1 ? one : many));
    }
  }

  private static List<String> slow(Findings found) {
    List<String> slow = new ArrayList<>();
    if (found.verdict().p95() > VERDICT_MILLIS) {
      slow.add("a verdict on correctness takes up to " + time(found.verdict().p95()));
    }
    if (found.waited().p95() > WAIT_MILLIS) {
      slow.add("a measurement waits up to " + time(found.waited().p95()));
    }
    if (shortOfMemory(found)) {
      slow.add(
          "all JVMs take %,d of its %,d MB"
              .formatted(found.memory().all(), found.machine().megabytes()));
    }
    return slow;
  }

  private static boolean shortOfMemory(Findings found) {
    long megabytes = found.machine().megabytes();
    return megabytes > 0 && found.memory().all() > MEMORY_SHARE * megabytes;
  }

  /**
   * How many of these attendees keep what they wait for at most {@link #BUSY} busy, by the
   * utilisation law (P. J. Denning, J. P. Buzen, "The Operational Analysis of Queueing Network
   * Models", ACM Computing Surveys 10, 1978). Where verdicts come late, those who test are busy all
   * the time, and have as much as they can do; measurements are made one at a time.
   */
  private static int most(Findings found) {
    double all = found.attendees();
    List<Double> limits = new ArrayList<>();
    if (found.verdict().p95() > VERDICT_MILLIS) {
      Findings.Counts counts = found.counts();
      double asked = (double) counts.judged() + counts.replaced() + counts.takenBack();
      limits.add(BUSY * all * counts.judged() / asked);
    }
    if (found.waited().p95() > WAIT_MILLIS) {
      double asked = found.waited().count() / all / found.seconds();
      double served = Math.max(1, found.measurement().p50()) / 1e3;
      limits.add(BUSY / (asked * served));
    }
    if (shortOfMemory(found)) {
      limits.add(all * MEMORY_SHARE * found.machine().megabytes() / found.memory().all());
    }
    limits.add(all - 1);
    return (int) Math.max(1, Math.floor(limits.stream().min(Double::compare).orElseThrow()));
  }

  private static String remedy(Findings found) {
    boolean late = found.verdict().p95() > VERDICT_MILLIS;
    return Stream.of(
            late ? "take a machine with more than %d cores".formatted(found.machine().cores()) : "",
            shortOfMemory(found) ? "give it more memory" : "",
            !late && found.waited().p95() > WAIT_MILLIS
                ? "tell them that a measurement takes its time: verdicts on correctness come soon"
                : "")
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + ", or " + other)
        .orElse("take a larger machine");
  }

  private static String words(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** In words that suit its length. */
  public static String time(double millis) {
    if (millis < 1_000) {
      return "%d ms".formatted(Math.round(millis));
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1e3)
        : String.format(Locale.ROOT, "%.1f min", millis / 60e3);
  }
}
