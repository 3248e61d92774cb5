package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Stack;
import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.TraceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the program ran in a part of a timeline, as a profile of it would have it. */
final class RangeSamples {

  private static final long INTERVAL_NANOS = 1_000_000;

  private final Timeline timeline;
  private final Trace trace;

  RangeSamples(Timeline timeline) {
    this.timeline = timeline;
    trace = timeline.trace();
  }

  StackSamples of(int from, int to) {
    Events events = timeline.events();
    Range samples = events.of(TraceKind.SAMPLED);
    Map<Integer, Long> weights = new TreeMap<>();
    for (int i = events.firstFrom(samples, from); i < samples.end() && events.start(i) < to; i++) {
      boolean program = Lane.ofProgram(trace.threads().get(events.threads()[i]).kind());
      if (program && !ofHarness(trace.stacks().get(events.stacks()[i]))) {
        weights.merge(events.stacks()[i], 1L, Long::sum);
      }
    }
    List<Stack> stacks =
        weights.entrySet().stream()
            .map(entry -> weighed(trace.stacks().get(entry.getKey()), entry.getValue()))
            .toList();
    boolean whole = from == 0 && to == trace.nanos();
    return new StackSamples(
        "cpu",
        trace.sampler(),
        "samples",
        "",
        INTERVAL_NANOS,
        whole ? trace.operations() : 0,
        trace.frames(),
        stacks,
        List.of(),
        0);
  }

  private static Stack weighed(Stack stack, long weight) {
    return new Stack(stack.frames(), stack.lines(), stack.modes(), weight);
  }

  /** Whether JMH ran, and not what it was to run: stacks of a benchmark begin at its method. */
  private boolean ofHarness(Stack stack) {
    StackSamples.Frame outermost =
        stack.frames().length == 0 ? null : trace.frames().get(stack.frames()[0]);
    if (outermost != null && timeline.sources().file(outermost.owner()) != null) {
      return false;
    }
    for (int frame : stack.frames()) {
      String owner = trace.frames().get(frame).owner();
      if (owner.startsWith("org.openjdk.jmh.") || owner.contains(".jmh_generated.")) {
        return true;
      }
    }
    return false;
  }
}
