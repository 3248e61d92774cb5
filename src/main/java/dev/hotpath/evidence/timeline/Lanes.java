package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.evidence.timeline.Window.LaneRow;
import dev.hotpath.evidence.timeline.Window.More;
import dev.hotpath.evidence.timeline.Window.Totals;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lanes of a window, and what all threads did in it together. */
final class Lanes {

  private static final int MAX_LANES = 1_000;
  private static final int MAX_RUNS = 40_000; // of equal cells, in all lanes
  private static final double WORTH_A_LANE = 0.001; // of the time, where it is the JVM's

  private final Timeline timeline;
  private final Trace trace;
  private final Events events;
  private final int from;
  private final int to;
  private final Cells cells;
  private final LaneRows laneRows;
  private final WaitGroups waits;
  private final List<LaneRow> rows = new ArrayList<>();
  private final double[] programNanos = new double[State.count()];
  private final double[] moreNanos = new double[State.count()];
  private double programTime;
  private double jvmRan;
  private boolean counted;
  private int threads;
  private int pinned;
  private int runs;
  private int moreThreads;
  private int moreVirtual;

  Lanes(Timeline timeline, Used used, int from, int to, Cells cells) {
    this.timeline = timeline;
    trace = timeline.trace();
    events = timeline.events();
    this.from = from;
    this.to = to;
    this.cells = cells;
    laneRows = new LaneRows(timeline, used, from, to);
    waits = new WaitGroups(timeline, used, from, to);
  }

  /** Of virtual threads there may be any number: what they leave no room for shall be theirs. */
  void draw() {
    for (int thread = 0; thread < trace.threads().size(); thread++) {
      if (kind(thread) != ThreadKind.VIRTUAL) {
        draw(thread);
      }
    }
    for (int thread = 0; thread < trace.threads().size(); thread++) {
      if (kind(thread) == ThreadKind.VIRTUAL) {
        draw(thread);
      }
    }
  }

  private ThreadKind kind(int thread) {
    return trace.threads().get(thread).kind();
  }

  private void draw(int number) {
    TracedThread thread = trace.threads().get(number);
    Lane lane = new Lane(timeline, number);
    if (!lane.livesIn(from, to)) {
      return;
    }
    double[] nanos = lane.nanos(from, to);
    double all = Arrays.stream(nanos).sum();
    counted |= !events.scheduled(number).isEmpty();
    if (Lane.ofProgram(thread.kind())) {
      ofProgram(number, thread.kind(), nanos);
    } else {
      jvmRan += thread.kind() == ThreadKind.HARNESS ? 0 : nanos[State.RUNNING.ordinal()];
    }
    if (!Lane.ofProgram(thread.kind()) && all < WORTH_A_LANE * (to - from)) {
      return;
    }
    if (rows.size() < MAX_LANES && runs < MAX_RUNS) {
      List<Integer> drawn = cells.of(lane);
      runs += drawn.size() / 2;
      rows.add(laneRows.row(number, rounded(nanos), drawn));
    } else {
      moreThreads++;
      moreVirtual += thread.kind() == ThreadKind.VIRTUAL ? 1 : 0;
      Arrays.setAll(moreNanos, state -> moreNanos[state] + nanos[state]);
    }
  }

  private void ofProgram(int number, ThreadKind kind, double[] nanos) {
    boolean carrier = kind == ThreadKind.CARRIER;
    for (State state : State.values()) {
      boolean ran = state == State.RUNNING || state == State.READY;
      // What a virtual thread runs is its carrier's time; what a carrier waits for is work.
      boolean counts =
          switch (kind) {
            case CARRIER -> ran;
            case VIRTUAL -> state != State.ACTIVE;
            default -> true;
          };
      if (counts) {
        programNanos[state.ordinal()] += nanos[state.ordinal()];
      }
    }
    if (carrier) {
      return;
    }
    threads++;
    programTime += Arrays.stream(nanos).sum();
    Range touching = events.touching(events.waits(number), from, to);
    for (int wait = touching.begin(); wait < touching.end(); wait++) {
      waits.add(wait);
      pinned += events.kind(wait) == TraceKind.PINNED ? 1 : 0;
    }
  }

  static List<Long> rounded(double[] nanos) {
    return Arrays.stream(nanos).mapToObj(Math::round).toList();
  }

  /** The program's own first, then what runs them, then the JVM's. */
  List<LaneRow> rows() {
    rows.sort(
        Comparator.comparing((LaneRow lane) -> kind(lane.thread()))
            .thenComparing(lane -> lane.start() == null ? 0 : lane.start())
            .thenComparing(LaneRow::thread));
    return laneRows.withLongest(rows);
  }

  @Nullable More more() {
    return moreThreads == 0 ? null : new More(moreThreads, moreVirtual, rounded(moreNanos));
  }

  /** How often a virtual thread kept its carrier while it waited. */
  int pinned() {
    return pinned;
  }

  Totals totals() {
    double window = to - from;
    Range samples = events.of(TraceKind.SAMPLED);
    return new Totals(
        threads,
        counted ? programNanos[State.RUNNING.ordinal()] / window : null,
        rounded(programNanos),
        counted ? jvmRan / window : null,
        WindowBuilder.allocated(events, from, to),
        events.firstFrom(samples, to) - events.firstFrom(samples, from),
        waits.heaviest(timeline, programTime));
  }
}
