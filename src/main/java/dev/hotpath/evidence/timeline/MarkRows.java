package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Window.OwnEvents;
import dev.hotpath.evidence.timeline.Window.OwnKind;
import dev.hotpath.evidence.timeline.Window.OwnRow;
import dev.hotpath.evidence.timeline.Window.Rows;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.Deoptimisation;
import dev.hotpath.protocol.Trace.Own;
import dev.hotpath.protocol.TraceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What the JVM did in a window, and the program's own events: all of it, or the longest. */
final class MarkRows {

  private static final int MAX_ROWS = 500;
  private static final int MAX_OWN = 300;
  private static final int MAX_KINDS = 100;

  private final Trace trace;
  private final Events events;
  private final Used used;
  private final int from;
  private final int to;

  MarkRows(Timeline timeline, Used used, int from, int to) {
    trace = timeline.trace();
    events = timeline.events();
    this.used = used;
    this.from = from;
    this.to = to;
  }

  Rows collections() {
    return rows(
        TraceKind.COLLECTION,
        event ->
            List.of(
                events.start(event),
                events.nanos()[event],
                used.name(events.whats()[event]),
                used.name(events.others()[event])));
  }

  Rows pauses() {
    return rows(TraceKind.PAUSE, this::named);
  }

  Rows safepoints() {
    return rows(TraceKind.SAFEPOINT, this::named);
  }

  private List<Integer> named(int event) {
    return List.of(events.start(event), events.nanos()[event], used.name(events.whats()[event]));
  }

  Rows compilations() {
    return rows(
        TraceKind.COMPILED,
        event ->
            List.of(
                events.start(event),
                events.nanos()[event],
                used.name(events.whats()[event]),
                events.others()[event],
                events.stacks()[event]));
  }

  Rows deoptimisations() {
    return rows(TraceKind.DEOPTIMISED, this::deoptimised);
  }

  private List<Integer> deoptimised(int event) {
    Deoptimisation why = trace.deoptimisations().get(events.whats()[event]);
    return List.of(
        events.start(event),
        0,
        used.name(why.method()),
        used.name(why.reason()),
        used.name(why.action()),
        why.line(),
        used.stack(events.stacks()[event]));
  }

  private Rows rows(TraceKind kind, IntFunction<List<Integer>> row) {
    List<Integer> inside = inside(kind);
    List<Integer> kept = longest(inside, MAX_ROWS);
    return new Rows(
        kept.size() == inside.size(),
        inside.size(),
        nanos(inside),
        kept.stream().map(row::apply).toList());
  }

  /** Those that touch the window; unlike waits of a thread they may overlap. */
  private List<Integer> inside(TraceKind kind) {
    List<Integer> inside = new ArrayList<>();
    Events.Range all = events.of(kind);
    int end = events.firstFrom(all, to == trace.nanos() ? to + 1 : to);
    for (int event = all.begin(); event < end; event++) {
      if (events.end(event) > from || events.start(event) >= from) {
        inside.add(event);
      }
    }
    return inside;
  }

  private long nanos(List<Integer> inside) {
    return inside.stream().mapToLong(event -> events.within(event, from, to)).sum();
  }

  private List<Integer> longest(List<Integer> inside, int most) {
    return inside.stream()
        .sorted(Comparator.comparingInt((Integer event) -> -events.nanos()[event]))
        .limit(most)
        .sorted()
        .toList();
  }

  OwnEvents own() {
    List<Integer> inside = inside(TraceKind.OWN);
    Map<Integer, OwnKind> kinds = new TreeMap<>();
    for (int event : inside) {
      int kind = own(event).kind();
      int nanos = events.nanos()[event];
      kinds.merge(
          kind,
          new OwnKind(
              trace.ownKinds().get(kind).type(),
              trace.ownKinds().get(kind).label(),
              1,
              events.within(event, from, to),
              nanos),
          (a, b) ->
              new OwnKind(
                  a.type(),
                  a.label(),
                  a.count() + b.count(),
                  a.nanos() + b.nanos(),
                  Math.max(a.longest(), b.longest())));
    }
    List<Integer> shown =
        kinds.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> -entry.getValue().count()))
            .limit(MAX_KINDS)
            .map(Map.Entry::getKey)
            .toList();
    List<Integer> kept =
        longest(
            inside.stream().filter(event -> shown.contains(own(event).kind())).toList(), MAX_OWN);
    return new OwnEvents(
        kept.size() == inside.size(),
        inside.size(),
        nanos(inside),
        shown.stream().map(kind -> Objects.requireNonNull(kinds.get(kind))).toList(),
        kept.stream().map(event -> row(event, shown.indexOf(own(event).kind()))).toList());
  }

  private Own own(int event) {
    return trace.own().get(events.whats()[event]);
  }

  private OwnRow row(int event, int kind) {
    List<List<String>> fields = new ArrayList<>();
    List<String> all = own(event).fields();
    for (int i = 0; i < all.size(); i += 2) {
      fields.add(all.subList(i, i + 2));
    }
    return new OwnRow(
        events.start(event),
        events.nanos()[event],
        events.threads()[event],
        kind,
        fields,
        used.stack(events.stacks()[event]));
  }
}
