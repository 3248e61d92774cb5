package dev.hotpath.web;

import dev.hotpath.run.Runs;
import dev.hotpath.run.queue.Occupancy;
import io.javalin.http.Context;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

/** What watches the server reads: health, metrics, and the description of the API. */
final class Observability {

  private final Runs runs;
  private final Door door;
  private final Entrance entrance;
  private final ServerFacts facts;

  Observability(Runs runs, Door door, Entrance entrance, ServerFacts facts) {
    this.door = door;
    this.entrance = entrance;
    this.runs = runs;
    this.facts = facts;
  }

  void health(Context context) {
    context.json(
        Map.of("status", "ok", "version", facts.version(), "sandbox", facts.sandbox().tier()));
  }

  /** Prometheus' text format. */
  void metrics(Context context) {
    StringBuilder text = new StringBuilder();
    Occupancy occupancy = runs.occupancy();
    gauge(text, "hotpath_runs_testing", "Runs that are compiled and tested.", occupancy.tested());
    gauge(
        text,
        "hotpath_runs_waiting_for_tests",
        "Runs that wait to be compiled and tested.",
        occupancy.waitingForTests());
    gauge(
        text,
        "hotpath_runs_measuring",
        "Runs that are measured and profiled.",
        occupancy.measured());
    gauge(
        text,
        "hotpath_runs_waiting_for_measuring",
        "Runs that wait to be measured.",
        occupancy.waitingForMeasuring());
    gauge(text, "hotpath_runs_unfinished", "Runs without a verdict.", occupancy.unfinished());
    gauge(text, "hotpath_event_streams", "Event streams that are open.", door.openStreams());
    counter(
        text,
        "hotpath_refused_429_total",
        "Requests refused because their learner, or address, asked for too much.",
        door.refusedAsTooMany() + entrance.refused());
    counter(
        text,
        "hotpath_refused_503_total",
        "Requests refused because the server had too much to do.",
        door.refusedAsBusy());
    gauge(
        text,
        "hotpath_uptime_seconds",
        "Since the server's JVM started.",
        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    Runtime runtime = Runtime.getRuntime();
    gauge(
        text,
        "hotpath_heap_used_bytes",
        "Of the server's own JVM.",
        (double) runtime.totalMemory() - runtime.freeMemory());
    gauge(
        text,
        "hotpath_threads",
        "Platform threads of the server's own JVM.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
  }

  private static void gauge(StringBuilder text, String name, String help, double value) {
    metric(text, name, "gauge", help, value);
  }

  private static void counter(StringBuilder text, String name, String help, long value) {
    metric(text, name, "counter", help, (double) value);
  }

  private static void metric(
      StringBuilder text, String name, String type, String help, double value) {
    text.append(
        String.format(
            Locale.ROOT,
            "# HELP %1$s %2$s\n# TYPE %1$s %3$s\n%1$s %4$s\n",
            name,
            help,
            type,
            value));
  }

  void openApi(Context context) {
    InputStream description = Observability.class.getResourceAsStream("/openapi.json");
    if (description == null) {
      throw new IllegalStateException("openapi.json is missing from the jar");
    }
    context.contentType("application/json; charset=utf-8").result(description);
  }
}
