package dev.hotpath.web;

import dev.hotpath.run.Runs;
import io.javalin.http.Context;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

/** What watches the server reads: health, metrics, and the description of the API. */
final class Observability {

  private final Runs runs;
  private final ServerFacts facts;

  Observability(Runs runs, ServerFacts facts) {
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
    int[] load = runs.load();
    gauge(text, "hotpath_runs_running", "Runs under way.", load[0]);
    gauge(text, "hotpath_runs_waiting", "Runs that wait for their learner's other run.", load[1]);
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
    text.append(
        String.format(
            Locale.ROOT, "# HELP %1$s %2$s\n# TYPE %1$s gauge\n%1$s %3$s\n", name, help, value));
  }

  void openApi(Context context) {
    InputStream description = Observability.class.getResourceAsStream("/openapi.json");
    if (description == null) {
      throw new IllegalStateException("openapi.json is missing from the jar");
    }
    context.contentType("application/json; charset=utf-8").result(description);
  }
}
