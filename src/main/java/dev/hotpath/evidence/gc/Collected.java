package dev.hotpath.evidence.gc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One collection, which is what shares a number in the log: a pause, or a cycle of pauses and of
 * phases beside the running program. Times are nanoseconds since the span began, sizes bytes; what
 * the log does not say is {@code null}.
 *
 * @param id its number in the log
 * @param kind {@code young mixed full minor major concurrent degenerated}
 * @param cause as the log has it: {@code Allocation Failure}
 * @param at when it began; below 0 where the span began within
 * @param nanos from there to its end
 * @param pauseNanos all its pauses within the span together
 * @param before used when it began
 * @param after used when it ended
 * @param committed when it ended
 * @param promoted moved from the young generation to the old; of G1 in whole regions
 * @param humongousBefore regions of G1 that humongous objects had when it began
 * @param humongousAfter the same when it ended
 * @param metaspace used when it ended
 * @param lines as {@code -Xlog:gc} prints them
 */
public record Collected(
    int id,
    String kind,
    String cause,
    long at,
    long nanos,
    long pauseNanos,
    @Nullable Long before,
    @Nullable Long after,
    @Nullable Long committed,
    @Nullable Long promoted,
    @Nullable Integer humongousBefore,
    @Nullable Integer humongousAfter,
    @Nullable Long metaspace,
    List<String> lines) {

  public Collected {
    lines = List.copyOf(lines);
  }

  /**
   * The program stood still.
   *
   * @param id of the collection
   * @param kind of that
   * @param what {@code Pause Young}, {@code Pause Remark}
   */
  public record Pause(int id, String kind, String what, long at, long nanos) {}

  /** The collector worked beside the program. */
  public record Phase(int id, String what, long at, long nanos) {}
}
