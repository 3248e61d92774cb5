package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.evidence.timeline.Window.Series;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Figures over time, with the point before a window and the one behind it. */
final class SeriesPoints {

  private static final long KIB = 1_024;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double TEN_THOUSANDTHS = 1e4;
  private static final int MAX_POINTS = 2_000;

  private final Timeline timeline;
  private final Trace trace;
  private final Events events;
  private final int from;
  private final int to;

  SeriesPoints(Timeline timeline, int from, int to) {
    this.timeline = timeline;
    trace = timeline.trace();
    events = timeline.events();
    this.from = from;
    this.to = to;
  }

  Series series() {
    return new Series(
        points(TraceKind.HEAP, i -> List.of(events.start(i), KIB * events.whats()[i])),
        points(TraceKind.HEAP, i -> List.of(events.start(i), KIB * events.others()[i])),
        points(
            TraceKind.ALLOCATED,
            i ->
                List.of(
                    events.end(i),
                    Math.round(
                        KIB
                            * events.whats()[i]
                            * NANOS_PER_SECOND
                            / Math.max(1, events.nanos()[i])))),
        busy(),
        points(
            TraceKind.LOAD,
            i ->
                List.of(
                    events.start(i),
                    events.whats()[i] / TEN_THOUSANDTHS,
                    events.others()[i] / TEN_THOUSANDTHS,
                    events.stacks()[i] / TEN_THOUSANDTHS)));
  }

  private List<List<Number>> points(TraceKind kind, IntFunction<List<Number>> point) {
    Range all = events.of(kind);
    int begin = Math.max(all.begin(), events.firstFrom(all, from) - 1);
    int end = Math.min(all.end(), events.firstFrom(all, to) + 1);
    int step = Math.ceilDiv(Math.max(1, end - begin), MAX_POINTS);
    return IntStream.range(begin, end)
        .filter(i -> (i - begin) % step == 0)
        .mapToObj(point)
        .toList();
  }

  /** Of the program's threads: what was counted between two looks, each of which ends a period. */
  private List<List<Number>> busy() {
    Range looks = events.of(TraceKind.ALLOCATED);
    double[] ran = new double[looks.size()];
    double[] waited = new double[looks.size()];
    boolean counted = false;
    for (int thread = 0; thread < trace.threads().size(); thread++) {
      if (events.scheduled(thread).isEmpty()
          || !Lane.ofProgram(trace.threads().get(thread).kind())) {
        continue;
      }
      counted = true;
      Scheduling scheduling = new Lane(timeline, thread).scheduling();
      Range periods = scheduling.periods();
      for (int i = 0; i < periods.size(); i++) {
        int end = events.end(periods.begin() + i);
        int look = events.firstFrom(looks, end) - 1 - looks.begin();
        if (look >= 0) {
          ran[look] += scheduling.running(i);
          waited[look] += scheduling.ready(i);
        }
      }
    }
    List<List<Number>> points = new ArrayList<>();
    for (int look = 0; counted && look < looks.size(); look++) {
      int i = looks.begin() + look;
      if (events.end(i) >= from && events.start(i) <= to) {
        double nanos = Math.max(1, events.nanos()[i]);
        points.add(
            List.of(events.end(i), rounded(ran[look] / nanos), rounded(waited[look] / nanos)));
      }
    }
    return points;
  }

  private static double rounded(double share) {
    return Math.round(share * 100) / 100.0;
  }
}
