package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.evidence.timeline.Window.LaneRow;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** What is drawn exactly in the lanes: their waits and mounts, or the longest of them. */
final class LaneRows {

  /** Where in a row of a wait its other thread stands. */
  static final int OTHER = 4;

  private static final int MAX_ROWS = 2_000; // of all lanes together, and of each sort

  private final Timeline timeline;
  private final Trace trace;
  private final Events events;
  private final Used used;
  private final int from;
  private final int to;
  private final Longest waits = new Longest();
  private final Longest mounts = new Longest();

  LaneRows(Timeline timeline, Used used, int from, int to) {
    this.timeline = timeline;
    trace = timeline.trace();
    events = timeline.events();
    this.used = used;
    this.from = from;
    this.to = to;
  }

  /** The longest of all lanes: which events, and whether any was left out of a thread's. */
  private final class Longest {
    private final PriorityQueue<Integer> kept =
        new PriorityQueue<>(Comparator.comparingInt((Integer event) -> events.nanos()[event]));
    private int shortest;

    void add(Range range) {
      for (int event = range.begin(); event < range.end(); event++) {
        if (kept.size() < MAX_ROWS) {
          kept.add(event);
        } else if (events.nanos()[event] > shortest) {
          kept.poll();
          kept.add(event);
        }
        if (kept.size() == MAX_ROWS) {
          shortest = events.nanos()[kept.element()];
        }
      }
    }
  }

  /** A lane, without its rows yet. */
  LaneRow row(int number, List<Long> nanos, List<Integer> cells) {
    TracedThread thread = trace.threads().get(number);
    waits.add(waits(number));
    mounts.add(mounts(number));
    return new LaneRow(
        number,
        thread.name(),
        thread.kind().name().toLowerCase(Locale.ROOT),
        thread.start() < 0 ? null : thread.start(),
        thread.end() < 0 ? null : thread.end(),
        nanos,
        cells,
        List.of(),
        false,
        List.of(),
        false);
  }

  private Range waits(int thread) {
    return events.touching(events.waits(thread), from, to);
  }

  private Range mounts(int thread) {
    return trace.threads().get(thread).kind() == ThreadKind.CARRIER
        ? events.touching(events.mounts(thread), from, to)
        : new Range(0, 0);
  }

  /** The lanes with the rows that there is room for. */
  List<LaneRow> withLongest(List<LaneRow> lanes) {
    boolean[] kept = new boolean[events.size()];
    mark(kept, waits.kept);
    mark(kept, mounts.kept);
    List<LaneRow> drawn = new ArrayList<>(lanes.size());
    for (LaneRow lane : lanes) {
      Range ofWaits = waits(lane.thread());
      Range ofMounts = mounts(lane.thread());
      List<List<Integer>> waitRows = in(ofWaits, kept).mapToObj(this::wait).toList();
      List<List<Integer>> mountRows = in(ofMounts, kept).mapToObj(this::mount).toList();
      drawn.add(
          new LaneRow(
              lane.thread(),
              lane.name(),
              lane.kind(),
              lane.start(),
              lane.end(),
              lane.nanos(),
              lane.cells(),
              waitRows,
              waitRows.size() == ofWaits.size(),
              mountRows,
              mountRows.size() == ofMounts.size()));
    }
    return drawn;
  }

  private static void mark(boolean[] kept, Collection<Integer> chosen) {
    chosen.forEach(event -> kept[event] = true);
  }

  private static IntStream in(Range range, boolean[] kept) {
    return IntStream.range(range.begin(), range.end()).filter(event -> kept[event]);
  }

  private List<Integer> wait(int event) {
    State state = State.of(events.kind(event));
    int other = events.others()[event];
    int doing =
        state == State.BLOCKED && other >= 0
            ? Doing.of(events, other, events.start(event), events.end(event)).stack()
            : -1;
    return List.of(
        events.start(event),
        events.nanos()[event],
        state.ordinal(),
        used.name(events.whats()[event]),
        other,
        used.stack(events.stacks()[event]),
        used.stack(doing));
  }

  private List<Integer> mount(int event) {
    return List.of(events.start(event), events.nanos()[event], events.others()[event]);
  }
}
