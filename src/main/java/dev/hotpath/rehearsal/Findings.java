package dev.hotpath.rehearsal;

import java.util.List;
import java.util.Map;

/**
 * What a rehearsal found.
 *
 * @param seconds that attendees came and handed in
 * @param verdict from handing in to the verdict on correctness, as an attendee sees it
 * @param waited from that verdict to the first measurement; of one that still waited at the end,
 *     what it had waited
 * @param measurement from there to the end
 * @param page to open an exercise with all that belongs to it
 * @param save of a draft
 * @param outages that were part of the rehearsal; what they cost is in the times
 */
public record Findings(
    int attendees,
    double seconds,
    Machine machine,
    Times verdict,
    Times waited,
    Times measurement,
    Times page,
    Times save,
    Memory memory,
    Outages outages,
    Counts counts,
    Map<String, Integer> troubles) {

  public Findings {
    troubles = Map.copyOf(troubles);
  }

  /**
   * Where it was.
   *
   * @param megabytes 0 where that is not known
   * @param busyBefore share of its cores that other programs used before anybody came
   */
  public record Machine(int cores, long megabytes, String sandbox, double busyBefore) {}

  /**
   * The most that was seen, in megabytes; 0 where that is not known.
   *
   * @param server its own JVM
   * @param all that one, the compiler's and the workers'
   */
  public record Memory(long server, long all) {}

  /**
   * The server was killed and started again.
   *
   * @param longestSeconds until it was ready again
   */
  public record Outages(int kills, double longestSeconds) {}

  /**
   * What became of what.
   *
   * @param joined attendees who got in
   * @param accepted runs
   * @param judged of these, with a verdict on correctness or better
   * @param replaced by a newer one of the same attendee before their verdict
   * @param takenBack at the end, before their verdict
   * @param lost accepted, and without an end
   * @param twice runs that were sent twice and run twice
   * @param draftsLost attendees whose last saved draft the server did not have
   * @param refused requests that were told to come later
   * @param drafts saved
   * @param stillWaiting for a measurement at the end
   * @param dropped connections that were broken off on purpose
   * @param boards documents that the instructor got
   */
  public record Counts(
      int joined,
      int accepted,
      int judged,
      int replaced,
      int takenBack,
      int lost,
      int twice,
      int draftsLost,
      int refused,
      int drafts,
      int stillWaiting,
      int dropped,
      int boards) {}

  /** What went wrong, with how often, most often first. */
  public List<Map.Entry<String, Integer>> worstTroubles() {
    return troubles.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .toList();
  }
}
