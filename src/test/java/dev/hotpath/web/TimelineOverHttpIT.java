package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.Client;
import dev.hotpath.Client.Answer;
import dev.hotpath.Concat;
import dev.hotpath.RunningServer;
import dev.hotpath.Stored;
import dev.hotpath.evidence.timeline.Given;
import dev.hotpath.evidence.timeline.Timeline;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.TraceKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any part of a timeline that a run left, over HTTP. */
@Timeout(60)
class TimelineOverHttpIT {

  private static final String TIMELINE = "/api/runs/traced/timeline";

  @Test
  void a_run_with_a_timeline_has_windows_cards_and_flame_graphs_of_it(@TempDir Path data)
      throws Exception {
    Timeline timeline = timeline();
    try (Stored stored = new Stored(data)) {
      stored
          .profiled(
              "traced",
              Concat.starter(),
              Map.of(Timeline.FILE, timeline.packed(), Timeline.EXPORT, timeline.export()))
          .attempt("plain", "concat", Concat.starter());
    }
    try (RunningServer server = RunningServer.on(data)) {
      Client client = server.client();
      Answer window = client.get(TIMELINE + "?from=100000000&to=300000000&bins=20");
      assertEquals(200, window.status(), window.text());
      assertEquals(20, window.json().path("bins").asInt());
      assertEquals("sleeper", window.json().path("lanes").path(0).path("name").asString());
      assertEquals(
          100_000_000, window.json().path("totals").path("waits").path(0).path("nanos").asInt());
      assertEquals(1_000, client.get(TIMELINE).json().path("bins").asInt());
      Answer card = client.get(TIMELINE + "/threads/0");
      assertEquals(300_000_000, card.json().path("waits").path(0).path("nanos").asInt());
      assertEquals(1, client.get(TIMELINE + "/flame").json().path("total").asInt());
      assertEquals(0, client.get(TIMELINE + "/flame?to=300000000").json().path("total").asInt());
      assertEquals(
          new String(timeline.export()),
          client.get("/api/runs/traced/artifacts/trace-timeline.json").text());
      for (String bad : new String[] {"?from=-1", "?to=0", "?from=5&to=5", "?bins=2001", "?to=x"}) {
        Answer refused = client.get(TIMELINE + bad);
        assertEquals(400, refused.status(), bad);
        assertEquals("bad-range", refused.code());
      }
      assertEquals("unknown-thread", client.get(TIMELINE + "/threads/1").code());
      assertEquals("no-timeline", client.get("/api/runs/plain/timeline").code());
      assertEquals(404, client.get("/api/runs/none/timeline").status());
      assertTrue(client.get("/health").status() == 200);
    }
  }

  private static Timeline timeline() {
    Given given = new Given();
    int sleeper = given.thread("sleeper", ThreadKind.PLATFORM);
    int stack = given.stack("bank.Ledger.rest:7");
    return given
        .event(TraceKind.SLEEPING, 200, 500, sleeper, -1, -1, stack)
        .event(TraceKind.SAMPLED, 700, 700, sleeper, -1, -1, stack)
        .timeline();
  }
}
