package dev.hotpath.evidence.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.timeline.Window.Place;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.Own;
import dev.hotpath.protocol.Trace.TracedThread;
import dev.hotpath.protocol.TraceKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A timeline in the Trace Event Format that Perfetto and chrome://tracing open: a track per thread,
 * one for the JVM, counters. What is longest where a viewer would be given too much.
 */
final class PerfettoTrace {

  private static final int PROCESS = 1;
  private static final int JVM = 1; // threads are numbered behind it
  private static final int FIRST_THREAD = 2;
  private static final int MAX_EVENTS = 40_000;
  private static final int FINER_THAN_MICROS = 3; // decimal places, down to a nanosecond
  private static final double KIB_PER_MIB = 1_024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Document(
      List<Event> traceEvents, String displayTimeUnit, Map<String, Object> otherData) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Event(
      String ph,
      String name,
      int pid,
      int tid,
      @Nullable String cat,
      @Nullable BigDecimal ts,
      @Nullable BigDecimal dur,
      @Nullable Map<String, Object> args) {}

  private final Trace trace;
  private final Events events;
  private final Used used;
  private final String title;
  private final List<Event> written = new ArrayList<>();

  PerfettoTrace(Timeline timeline) {
    trace = timeline.trace();
    events = timeline.events();
    used = new Used(timeline);
    title = timeline.packageName();
  }

  byte[] write() {
    name("process_name", JVM, title);
    name("thread_name", JVM, "JVM");
    int shortest = shortestToKeep();
    int left = 0;
    boolean[] named = new boolean[trace.threads().size()];
    for (int i = 0; i < events.size(); i++) {
      TraceKind kind = events.kind(i);
      if (ofThread(kind) && events.nanos()[i] < shortest && kind != TraceKind.OWN) {
        left++;
        continue;
      }
      if (ofThread(kind) && !named[events.threads()[i]]) {
        named[events.threads()[i]] = true;
        TracedThread thread = trace.threads().get(events.threads()[i]);
        name("thread_name", FIRST_THREAD + events.threads()[i], Names.shown(thread.name()));
      }
      add(i, kind);
    }
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("exporter", "Hotpath");
    about.put("operations", trace.operations());
    about.put("leftOut", left);
    about.put("leftOutShorterThanNanos", shortest);
    about.put("notes", trace.gaps());
    return JSON.writeValueAsBytes(new Document(written, "ns", about));
  }

  private static boolean ofThread(TraceKind kind) {
    return kind.isWait()
        || switch (kind) {
          case MOUNTED, OWN, COMPILED, DEOPTIMISED -> true;
          default -> false;
        };
  }

  /** Nanoseconds; of what is as long, some may be left out. */
  private int shortestToKeep() {
    int[] lengths =
        IntStream.range(0, events.size())
            .filter(i -> ofThread(events.kind(i)))
            .map(i -> events.nanos()[i])
            .sorted()
            .toArray();
    return lengths.length <= MAX_EVENTS ? 0 : lengths[lengths.length - MAX_EVENTS] + 1;
  }

  private void name(String what, int thread, String name) {
    written.add(new Event("M", what, PROCESS, thread, null, null, null, Map.of("name", name)));
  }

  private void add(int i, TraceKind kind) {
    int thread = FIRST_THREAD + events.threads()[i];
    switch (kind) {
      case PARKED, BLOCKED, WAITING, SLEEPING, IO, PINNED ->
          box(i, thread, State.of(kind).key(), "wait", wait(i));
      case MOUNTED -> {
        int virtual = events.others()[i];
        String name = virtual < 0 ? "" : trace.threads().get(virtual).name();
        box(i, thread, name.isEmpty() ? "virtual thread #" + virtual : name, "mounted", Map.of());
      }
      case OWN -> own(i, thread);
      case COMPILED -> {
        Map<String, Object> level = Map.of("level", events.others()[i]);
        box(i, thread, "compile " + text(events.whats()[i]), "jit", level);
      }
      case DEOPTIMISED -> {
        Trace.Deoptimisation why = trace.deoptimisations().get(events.whats()[i]);
        String name = "deoptimise " + Names.shown(why.method());
        Map<String, Object> reason = Map.of("reason", why.reason(), "action", why.action());
        written.add(new Event("i", name, PROCESS, thread, "jit", micros(i), null, reason));
      }
      case COLLECTION -> box(i, JVM, "collection " + text(events.whats()[i]), "gc", Map.of());
      case PAUSE -> box(i, JVM, text(events.whats()[i]), "gc", Map.of());
      case SAFEPOINT -> box(i, JVM, "stopped: " + text(events.whats()[i]), "safepoint", Map.of());
      case HEAP ->
          counter(
              i,
              "heap MiB",
              Map.of(
                  "used", events.whats()[i] / KIB_PER_MIB,
                  "committed", events.others()[i] / KIB_PER_MIB));
      case ALLOCATED ->
          counter(
              i,
              "allocated MiB/s",
              Map.of(
                  "rate", events.whats()[i] / KIB_PER_MIB * 1e9 / Math.max(1, events.nanos()[i])));
      case LOAD ->
          counter(
              i,
              "CPU %",
              Map.of(
                  "user", events.whats()[i] / 100.0,
                  "system", events.others()[i] / 100.0,
                  "machine", events.stacks()[i] / 100.0));
      case SAMPLED, SCHEDULED -> {
        // The first has no place in this format, the second is the counters' detail.
      }
    }
  }

  private Map<String, Object> wait(int i) {
    Map<String, Object> args = new TreeMap<>();
    if (events.whats()[i] >= 0) {
      args.put("what", text(events.whats()[i]));
    }
    if (events.others()[i] >= 0) {
      args.put("other thread", Names.shown(trace.threads().get(events.others()[i]).name()));
    }
    Place place = used.place(events.stacks()[i]);
    if (place != null) {
      args.put("at", Names.shown(place.name()) + ":" + place.line());
    }
    return args;
  }

  private void own(int i, int thread) {
    Own event = trace.own().get(events.whats()[i]);
    Map<String, Object> args = new LinkedHashMap<>();
    for (int field = 0; field < event.fields().size(); field += 2) {
      args.put(event.fields().get(field), event.fields().get(field + 1));
    }
    Trace.OwnKind kind = trace.ownKinds().get(event.kind());
    box(i, thread, kind.label().isEmpty() ? kind.type() : kind.label(), "own", args);
  }

  private String text(int name) {
    return name < 0 ? "" : Names.shown(trace.names().get(name));
  }

  private void box(int i, int thread, String name, String category, Map<String, Object> args) {
    written.add(
        new Event(
            "X",
            name,
            PROCESS,
            thread,
            category,
            micros(i),
            BigDecimal.valueOf(events.nanos()[i], FINER_THAN_MICROS),
            args));
  }

  private void counter(int i, String name, Map<String, Object> values) {
    written.add(new Event("C", name, PROCESS, JVM, null, micros(i), null, values));
  }

  private BigDecimal micros(int i) {
    return BigDecimal.valueOf(events.start(i), FINER_THAN_MICROS);
  }
}
