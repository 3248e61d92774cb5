package dev.hotpath.evidence.export;

import dev.hotpath.evidence.export.SampledProfile.Call;
import dev.hotpath.evidence.export.SampledProfile.Function;
import dev.hotpath.evidence.export.SampledProfile.Measure;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings what a profiler saw into the form that exports are made from: what the flame graph counts
 * and no more, names fit to be shown, size bounded.
 */
final class SampledProfileBuilder {

  /** What the heaviest stacks may have together; the others are one sample, so that sums hold. */
  static final int MAX_CALLS = 1_000_000;

  static final String LEFT_OUT = "left out: rare calls";

  private final StackSamples samples;
  private final Sources sources;
  private final String title;
  private final boolean time;
  private final List<Function> functions = new ArrayList<>();
  private final Map<Call, Call> calls = new HashMap<>();
  private final List<SampledProfile.Stack> stacks = new ArrayList<>();

  SampledProfileBuilder(StackSamples samples, Sources sources, String title) {
    this.samples = samples;
    this.sources = sources;
    this.title = title;
    time = samples.unit().equals("samples");
  }

  SampledProfile build() {
    for (StackSamples.Frame frame : samples.frames()) {
      functions.add(function(frame));
    }
    int room = MAX_CALLS;
    long leftOut = samples.dropped();
    for (StackSamples.Stack stack : samples.stacks()) {
      room -= Math.min(room + 1, stack.frames().length);
      if (room >= 0) {
        add(calls(stack), stack.weight(), stack.count());
      } else {
        leftOut += stack.weight();
      }
    }
    if (leftOut != 0) {
      addAlone(LEFT_OUT, leftOut);
    }
    for (Elsewhere elsewhere : samples.elsewhere()) {
      // As in the flame graph: what the harness does around the benchmark is nobody's business.
      if (!elsewhere.cause().equals("harness") && !elsewhere.cause().equals("other")) {
        addAlone(Names.shown(elsewhere.cause()), elsewhere.weight());
      }
    }
    return new SampledProfile(
        title, samples.view(), notes(), measures(), period(), functions, stacks);
  }

  private Function function(StackSamples.Frame frame) {
    boolean method = !frame.name().isEmpty();
    String dot = method && !frame.owner().isEmpty() ? "." : "";
    return new Function(
        Names.shown(frame.owner() + dot + frame.name()),
        method ? Objects.requireNonNullElse(sources.file(frame.owner()), "") : "");
  }

  private List<Call> calls(StackSamples.Stack stack) {
    List<Call> path = new ArrayList<>();
    for (int i = 0; i < stack.frames().length; i++) {
      // Whatever the first was inlined into is not on the stack.
      boolean inlined = i > 0 && stack.modes()[i] == Mode.INLINED.ordinal();
      Call call = new Call(stack.frames()[i], stack.lines()[i], inlined);
      path.add(calls.computeIfAbsent(call, same -> same)); // one in memory, however often it is
    }
    return path;
  }

  private void addAlone(String name, long weight) {
    functions.add(new Function(name, ""));
    add(List.of(new Call(functions.size() - 1, 0, false)), weight, 0);
  }

  private void add(List<Call> path, long weight, long count) {
    List<Long> weights =
        time
            ? List.of(weight, weight * samples.interval())
            : samples.counted().isEmpty() ? List.of(weight) : List.of(count, weight);
    stacks.add(new SampledProfile.Stack(path, weights));
  }

  /** As Go's profiles of the same kind name them: what is counted, then what it weighs. */
  private List<Measure> measures() {
    String view = samples.view();
    String unit = samples.unit();
    if (time) {
      return List.of(
          new Measure(SampledProfile.SAMPLES, "count"), new Measure(view, "nanoseconds"));
    }
    String begin = view.equals("live") ? "inuse" : view;
    Measure weight =
        switch (unit) {
          case "bytes" -> new Measure(begin + "_space", unit);
          case "nanoseconds" -> new Measure(view.equals("lock") ? "delay" : view, unit);
          default -> new Measure(unit, "count");
        };
    return switch (samples.counted()) {
      case "" -> List.of(weight);
      case "objects" -> List.of(new Measure(begin + "_objects", "count"), weight);
      case "waits" -> List.of(new Measure("contentions", "count"), weight);
      default -> List.of(new Measure(samples.counted(), "count"), weight);
    };
  }

  /** None where each event is recorded. */
  private long period() {
    return samples.interval() > 1 ? samples.interval() : 0;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("recorded by async-profiler, event " + Names.shown(samples.engine()));
    if (period() > 0) {
      notes.add(
          "one sample in about %d %s"
              .formatted(samples.interval(), time ? "nanoseconds" : samples.unit()));
    }
    if (samples.operations() > 0) {
      notes.add("%d operations of the benchmark meanwhile".formatted(samples.operations()));
    }
    return notes;
  }
}
