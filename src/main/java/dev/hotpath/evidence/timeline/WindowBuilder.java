package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Window.LaneRow;
import dev.hotpath.evidence.timeline.Window.NamedThread;
import dev.hotpath.evidence.timeline.Window.Totals;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Puts a window together. */
final class WindowBuilder {

  private final Timeline timeline;
  private final Trace trace;
  private final int from;
  private final int to;
  private final int bins;
  private final Used used;

  WindowBuilder(Timeline timeline, int from, int to, int bins) {
    if (from < 0 || from >= to || to > timeline.nanos() || bins < 1) {
      throw new IllegalArgumentException(
          "no window from %d to %d ns in %d bins of %d ns"
              .formatted(from, to, bins, timeline.nanos()));
    }
    this.timeline = timeline;
    trace = timeline.trace();
    this.from = from;
    this.to = to;
    this.bins = bins;
    used = new Used(timeline);
  }

  Window build() {
    Cells cells = new Cells(from, to, bins);
    Lanes lanes = new Lanes(timeline, used, from, to, cells);
    lanes.draw();
    List<LaneRow> rows = lanes.rows();
    MarkRows marks = new MarkRows(timeline, used, from, to);
    Window.Rows collections = marks.collections();
    Window.Rows pauses = marks.pauses();
    Window.Rows safepoints = marks.safepoints();
    Window.Rows compilations = marks.compilations();
    Window.Rows deoptimisations = marks.deoptimisations();
    Window.OwnEvents own = marks.own();
    Totals totals = lanes.totals();
    Window.VirtualThreads virtual = new VirtualCounts(timeline, from, to, bins).count();
    Sentences sentences =
        new Sentences(trace, from, to, totals, lanes.pinned(), virtual, pauses, own);
    List<List<List<Integer>>> stacks = used.stacks(); // when all that refers to them is there
    return new Window(
        trace.nanos(),
        from,
        to,
        bins,
        trace.events(),
        trace.operations(),
        trace.cores(),
        kept(),
        trace.gaps(),
        sentences.all(),
        State.keys(),
        cells.mixes(),
        rows,
        lanes.more(),
        others(rows, own),
        virtual,
        collections,
        pauses,
        safepoints,
        compilations,
        deoptimisations,
        own,
        new SeriesPoints(timeline, from, to).series(),
        totals,
        used.names(),
        used.frames(),
        stacks);
  }

  private String kept() {
    if (trace.cut().isEmpty() && trace.dropped() == 0) {
      return "";
    }
    String time =
        "Kept %.2f s of %.2f s"
            .formatted(trace.nanos() / 1e9, trace.askedNanos() / 1e9)
            .replace(',', '.');
    return time
        + (trace.cut().isEmpty() ? "" : ": " + trace.cut())
        + (trace.dropped() == 0
            ? "."
            : String.format(Locale.ROOT, "; %,d events found no room.", trace.dropped()));
  }

  /** Names of threads without a lane that something in the window refers to. */
  private List<NamedThread> others(List<LaneRow> lanes, Window.OwnEvents own) {
    Set<Integer> named = new TreeSet<>();
    for (LaneRow lane : lanes) {
      lane.waits().forEach(wait -> named.add(wait.get(LaneRows.OTHER)));
      lane.mounts().forEach(mount -> named.add(mount.getLast()));
    }
    own.rows().forEach(row -> named.add(row.thread()));
    lanes.forEach(lane -> named.remove(lane.thread()));
    List<NamedThread> others = new ArrayList<>();
    for (int thread : named) {
      if (thread >= 0) {
        others.add(new NamedThread(thread, trace.threads().get(thread).name()));
      }
    }
    return others;
  }

  /** Bytes that were allocated in a window, where what was counted goes beyond it in parts. */
  static long allocated(Events events, int from, int to) {
    double bytes = 0;
    Events.Range counts = events.touching(events.of(TraceKind.ALLOCATED), from, to);
    for (int i = counts.begin(); i < counts.end(); i++) {
      double share = (double) events.within(i, from, to) / Math.max(1, events.nanos()[i]);
      bytes += 1_024.0 * events.whats()[i] * share;
    }
    return Math.round(bytes);
  }
}
