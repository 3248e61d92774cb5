package dev.hotpath.worker;

import dev.hotpath.protocol.Counter;
import dev.hotpath.worker.jit.JitLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;

/** The instruments that a job asks for, and none besides: some take time. */
final class Instruments {

  private static final double MILLION = 1e6;

  private final Map<String, Instrument> byName = new LinkedHashMap<>();
  private final int iterations;
  private boolean begun;
  private int started;

  /**
   * Switches nothing on yet.
   *
   * @param names of counters; one that is not known is left out
   * @param packageName of the exercise
   * @param iterations how many will be measured
   */
  Instruments(List<String> names, String packageName, int iterations) {
    this.iterations = iterations;
    Waits waits = new Waits();
    for (String name : names) {
      switch (name) {
        case "gc-count" ->
            byName.put(name, Share.ofOperations(MILLION, GarbageCollection::collections));
        case "gc-cpu" ->
            byName.put(name, new Share(GarbageCollection::cpuNanos, Threads::cpuNanos));
        case "peak-heap" -> byName.put(name, new PeakHeap());
        case "live-bytes" -> byName.put(name, new LiveBytes());
        case "humongous" -> byName.put(name, new Humongous(Heap.ofThisJvm().regionBytes()));
        case "syscalls" -> byName.put(name, new Syscalls());
        case "threads" -> byName.put(name, Share.ofOperations(1, Threads::started));
        case "context-switches" ->
            byName.put(name, Share.ofOperations(1, new ContextSwitches()::voluntary));
        case "lock-time" -> byName.put(name, waits.lockNanos());
        case "parks" -> byName.put(name, waits.parks());
        case "pinned" -> byName.put(name, waits.pinned());
        default -> {
          String counter = Counter.nameInBenchmark(name);
          if (!counter.isEmpty()) {
            byName.put(name, new OwnCounter(counter));
          } else if (name.indexOf(':') > 0) {
            ofCompiler(name, new JitLog(packageName));
          }
        }
      }
    }
  }

  /** What the compiler says of a method or a type, whose name is behind the colon. */
  private void ofCompiler(String name, JitLog log) {
    String subject = name.substring(name.indexOf(':') + 1);
    switch (name.substring(0, name.indexOf(':'))) {
      case "inlined" -> byName.put(name, new InTheEnd(() -> log.inlined(subject)));
      case "scalar-replaced" -> byName.put(name, new InTheEnd(() -> log.scalarReplaced(subject)));
      case "range-checks" -> byName.put(name, new InTheEnd(() -> log.rangeChecks(subject)));
      default -> {}
    }
  }

  /** An iteration is about to begin, measured or not. */
  void before() {
    if (!begun) {
      begun = true;
      byName.values().forEach(Instrument::begins);
    }
  }

  /** An iteration is about to be measured. */
  void starts() {
    started++;
    byName.values().forEach(instrument -> instrument.starts(started == iterations));
  }

  /** It was measured. */
  void ended(IterationResult result) {
    byName.values().forEach(instrument -> instrument.ended(result, started == iterations));
  }

  /** What they counted; without those that can't tell. */
  List<Counter> counters() {
    List<Counter> counters = new ArrayList<>();
    byName.forEach((name, instrument) -> {
      double figure = instrument.figure();
      if (Double.isFinite(figure)) {
        counters.add(new Counter(name, figure));
      }
    });
    return counters;
  }
}
