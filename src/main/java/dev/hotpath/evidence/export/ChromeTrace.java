package dev.hotpath.evidence.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hotpath.evidence.export.SampledProfile.Function;
import dev.hotpath.evidence.export.SampledProfile.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Trace Event Format that Perfetto and chrome://tracing open. A profile has no timestamps:
 * equal stacks are laid together and end to end, the heaviest first, and the metadata says so. Each
 * call is a complete event, which every viewer draws; the same stacks are there as {@code samples}
 * with {@code stackFrames} for viewers that know those.
 */
final class ChromeTrace {

  private static final int PROCESS = 1;
  private static final int THREAD = 1;
  private static final String OTHER = "other"; // than the exercise's files
  private static final int FINER_THAN_MICROS = 3; // decimal places, down to a nanosecond

  private record Document(
      List<Event> traceEvents,
      Map<String, Frame> stackFrames,
      List<Sample> samples,
      String displayTimeUnit,
      Map<String, Object> otherData) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Event(
      String ph,
      String name,
      int pid,
      int tid,
      @Nullable String cat,
      @Nullable BigDecimal ts,
      @Nullable BigDecimal dur,
      @Nullable String sf,
      @Nullable Map<String, String> args) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Frame(String category, String name, @Nullable String parent) {}

  /**
   * @param sf the innermost frame
   * @param weight in the unit of the measure
   */
  private record Sample(int cpu, int tid, BigDecimal ts, String name, String sf, long weight) {}

  private final SampledProfile profile;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  private ChromeTrace(SampledProfile profile) {
    this.profile = profile;
  }

  static byte[] of(SampledProfile profile) {
    return new ChromeTrace(profile).write();
  }

  private byte[] write() {
    Measure measure = profile.measures().getLast();
    String scale =
        measure.unit().equals("nanoseconds")
            ? "a nanosecond of the axis is one that was sampled"
            : "the axis is no time: a nanosecond of it stands for one "
                + (measure.unit().equals("bytes") ? "byte" : "of " + measure.name());
    name("process_name", profile.title() + " " + profile.view());
    name("thread_name", measure.name() + ": " + scale);
    CallTree.Node root = CallTree.of(profile, profile.finest());
    long end = lay(root, 0, null);
    if (root.self() != 0) {
      String id = box(SampledProfileBuilder.LEFT_OUT, OTHER, end, root.self(), null);
      sample(end, id, root.self());
    }
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("exporter", "Hotpath");
    about.put("order", "no timeline: equal stacks are one, laid end to end, the heaviest first");
    about.put("scale", scale);
    about.put("notes", profile.notes());
    return Json.of(new Document(events, frames, samples, "ns", about));
  }

  private void name(String what, String name) {
    events.add(new Event("M", what, PROCESS, THREAD, null, null, null, null, Map.of("name", name)));
  }

  /** Lays what a node calls side by side, and tells where the node's own begins, behind that. */
  private long lay(CallTree.Node caller, long from, @Nullable String parent) {
    long start = from;
    for (CallTree.Node node : caller.children()) {
      Function function = profile.functions().get(node.function());
      String category = function.file().isEmpty() ? OTHER : function.file();
      String id = box(function.name(), category, start, node.total(), parent);
      long own = lay(node, start, id);
      if (node.self() != 0) {
        sample(own, id, node.self());
      }
      start += node.total();
    }
    return start;
  }

  private String box(
      String name, String category, long start, long weight, @Nullable String parent) {
    String id = String.valueOf(frames.size() + 1);
    frames.put(id, new Frame(category, name, parent));
    events.add(
        new Event("X", name, PROCESS, THREAD, category, micros(start), micros(weight), id, null));
    return id;
  }

  private void sample(long start, String frame, long weight) {
    samples.add(new Sample(0, THREAD, micros(start), profile.view(), frame, weight));
  }

  private static BigDecimal micros(long nanos) {
    return BigDecimal.valueOf(nanos, FINER_THAN_MICROS);
  }
}
