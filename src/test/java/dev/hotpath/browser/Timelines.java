package dev.hotpath.browser;

import dev.hotpath.Concat;
import dev.hotpath.Stored;
import dev.hotpath.evidence.timeline.Given;
import dev.hotpath.evidence.timeline.Timeline;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.TraceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs whose timelines were written by hand, as a server would have stored them: {@code /runs/bank}
 * where one teller holds a lock while it sleeps, {@code /runs/bare} of a single thread that only
 * works, and {@code /runs/crowd} of a thousand threads.
 */
final class Timelines {

  static final String MARKUP = "<img src=x onerror=alert(1)>";
  static final int CROWD = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> FILES =
      List.of("src/Concat.java", "test/ConcatTest.java", "bench/ConcatBench.java");
  private static final String BENCH = "concat.ConcatBench.join:20";
  private static final String ADDS = "concat.Concat.row:13";
  private static final String AUDITS = "concat.Concat.row:15";
  private static final String SLEEP = "java.lang.Thread.sleep:509";
  private static final String QUEUE = "java.util.concurrent.LinkedBlockingQueue";

  private Timelines() {}

  static void store(Path data) throws IOException {
    try (Stored stored = new Stored(data)) {
      stored
          .profiled("crowd", Concat.starter(), files(crowd()))
          .profiled("bare", Concat.starter(), files(bare()))
          .profiled("bank", Concat.starter(), files(bank()));
    }
  }

  /** All that a run keeps of its timeline. */
  private static Map<String, byte[]> files(Given given) {
    Timeline timeline = given.timeline("concat", FILES);
    return Map.of(
        Timeline.OVERVIEW, JSON.writeValueAsBytes(timeline.overview()),
        Timeline.FILE, timeline.packed(),
        Timeline.EXPORT, timeline.export());
  }

  /** A second of a bank: one teller audits under the lock, two wait for it, a fourth is idle. */
  private static Given bank() {
    Given bank = new Given();
    int first = bank.thread("teller-1", ThreadKind.PLATFORM);
    int auditor = bank.thread("teller-2", ThreadKind.PLATFORM);
    int second = bank.thread(MARKUP + "\u202Egnirts", ThreadKind.PLATFORM, 5, 900);
    int idle = bank.thread("teller-4", ThreadKind.PLATFORM);
    tellers(bank, first, auditor, second, idle);
    int carrier = bank.thread("ForkJoinPool-1-worker-1", ThreadKind.CARRIER);
    pinned(bank, carrier, bank.thread("", ThreadKind.VIRTUAL, 10, 700));
    int compiler = bank.thread("C2 CompilerThread0", ThreadKind.JIT);
    bank.thread("JFR recorder", ThreadKind.HARNESS);
    virtualMachine(bank, compiler);
    int adds = bank.stack(BENCH, ADDS);
    bank.deoptimised(210, first, "concat.Concat::row", adds);
    bank.transfer(50, 90, first, adds, "amount", "12", "to", "acme");
    bank.transfer(60, 150, second, -1, "amount", "7", "to", MARKUP);
    return bank;
  }

  private static void tellers(Given bank, int first, int auditor, int second, int idle) {
    bank.scheduled(first, 70, 20).scheduled(auditor, 50, 10).scheduled(second, 90, 5);
    int adds = bank.stack(BENCH, ADDS);
    int audits = bank.stack(BENCH, AUDITS);
    int sleeps = bank.stack(BENCH, AUDITS, SLEEP);
    for (int at = 2; at < 100; at++) {
      bank.event(TraceKind.SAMPLED, at, at, first, -1, -1, adds);
      bank.event(TraceKind.SAMPLED, at, at, auditor, -1, -1, audits);
    }
    int ledger = bank.name("Ledger");
    bank.event(TraceKind.BLOCKED, 100, 500, first, ledger, auditor, adds);
    bank.event(TraceKind.BLOCKED, 100, 500, second, ledger, auditor, adds);
    bank.event(TraceKind.SLEEPING, 100, 500, auditor, -1, -1, sleeps);
    bank.event(TraceKind.IO, 600, 750, auditor, bank.name("/tmp/ledger.log"), -1, audits);
    bank.event(TraceKind.PARKED, 0, 950, idle, bank.name(QUEUE), -1, audits);
    bank.event(TraceKind.WAITING, 950, 970, idle, ledger, first, -1);
  }

  private static void pinned(Given bank, int carrier, int virtual) {
    bank.scheduled(carrier, 60, 10);
    bank.event(TraceKind.MOUNTED, 10, 310, carrier, -1, virtual, -1);
    int why = bank.name("Native frame on stack");
    bank.event(TraceKind.PINNED, 150, 250, virtual, why, carrier, bank.stack(BENCH, ADDS));
    bank.event(TraceKind.PARKED, 310, 700, virtual, bank.name(QUEUE));
  }

  private static void virtualMachine(Given bank, int compiler) {
    bank.scheduled(compiler, 20, 0);
    int young = bank.name("G1 Young Pause");
    for (int at : new int[] {520, 780}) {
      bank.event(TraceKind.PAUSE, at, at + 12, -1, young);
      bank.event(TraceKind.SAFEPOINT, at, at + 13, -1, bank.name("G1Collect"));
      bank.event(TraceKind.COLLECTION, at, at + 12, -1, young, bank.name("Evacuation"));
      bank.event(TraceKind.HEAP, at, at, -1, 60_000, 80_000);
      bank.event(TraceKind.HEAP, at + 12, at + 12, -1, 20_000, 80_000);
    }
    for (int at = 20; at < 1_000; at += 20) {
      bank.event(TraceKind.ALLOCATED, at - 20, at, -1, at % 140 * 40);
      bank.event(TraceKind.LOAD, at, at, -1, 4_000 + at % 100 * 20, 600, 8_000);
    }
    int method = bank.name("concat.Concat::row");
    bank.event(TraceKind.COMPILED, 5, 9, compiler, method, 3, 1);
    bank.event(TraceKind.COMPILED, 30, 55, compiler, method, 4, 0);
  }

  /** One thread that works, and nothing else. */
  private static Given bare() {
    Given bare = new Given();
    bare.thread("main", ThreadKind.PLATFORM);
    return bare;
  }

  /** Threads that all wait in turns, so that each lane has much to draw. */
  private static Given crowd() {
    Given crowd = new Given();
    int queue = crowd.name(QUEUE);
    for (int i = 0; i < CROWD; i++) {
      int worker = crowd.thread("worker-" + i, ThreadKind.PLATFORM);
      for (int at = i % 7; at < 990; at += 10) {
        crowd.event(TraceKind.PARKED, at, at + 3 + i % 5, worker, queue);
      }
    }
    return crowd;
  }
}
