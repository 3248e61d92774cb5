package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Window.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did in a part of a timeline, as the page shows it. Serialised as it stands.
 *
 * @param start {@code null} where it was there before the recording
 * @param end {@code null} where it was there afterwards
 * @param startedBy {@code null} where nobody was seen to start it
 * @param nanos per state, in the order of {@code states}
 * @param waits that are alike, by their stack; the heaviest first
 * @param mounted of a carrier: what it ran; of a virtual thread: on what; the heaviest first
 * @param hot lines where it was on a core
 * @param stacks innermost first: frame and line
 */
public record ThreadCard(
    int thread,
    String name,
    String kind,
    int from,
    int to,
    @Nullable Integer start,
    @Nullable Integer end,
    @Nullable Starter startedBy,
    List<String> states,
    List<Long> nanos,
    int samples,
    List<Waited> waits,
    List<Mounted> mounted,
    List<HotLine> hot,
    List<Frame> frames,
    List<List<List<Integer>>> stacks) {

  public ThreadCard {
    states = List.copyOf(states);
    nanos = List.copyOf(nanos);
    waits = List.copyOf(waits);
    mounted = List.copyOf(mounted);
    hot = List.copyOf(hot);
    frames = List.copyOf(frames);
    stacks = List.copyOf(stacks);
  }

  /** Who started it, and where. */
  public record Starter(int thread, String name, int stack) {}

  /** Waits with the same stack, for the same thing. */
  public record Waited(
      String state,
      String what,
      long nanos,
      int count,
      int longest,
      int stack,
      List<HeldBy> holders) {
    public Waited {
      holders = List.copyOf(holders);
    }
  }

  /**
   * Who held what it waited for.
   *
   * @param state {@code null} where that one ran
   */
  public record HeldBy(int thread, String name, long nanos, @Nullable String state, int stack) {}

  /** A carrier and a virtual thread. */
  public record Mounted(int thread, String name, long nanos, int count) {}

  /** A line, with all that it calls in the JDK. */
  public record HotLine(String name, String kind, @Nullable String file, int line, int samples) {}
}
