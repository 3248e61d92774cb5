package dev.hotpath.evidence.export;

import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.profiler.Recording;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.jfr.JfrReader;

/** Profiles to be exported. */
public final class Given {

  /** Where {@code heat.Work} and its benchmark are. */
  public static final Sources HEAT =
      new Sources("heat", List.of("src/Work.java", "bench/WorkBench.java"));

  static final Sources CONCAT =
      new Sources("concat", List.of("src/Concat.java", "bench/ConcatBench.java"));

  /** Names that break out of JSON, XML, lines, terminals and regular expressions; one is long. */
  static final List<String> HOSTILE =
      List.of(
          "</script><img src=x onerror=alert(1)>",
          "\"}],\"forged\":[{\"\\",
          "forged;stack 999\njava.lang.String 1",
          "]]>&amp;<!--",
          "\u001b[2J\u0007bell\u0000nul",
          "\u202Egnirts\u200b",
          "half \ud83d and \udca9",
          "%s%n(.*){3}[",
          "",
          "Long".repeat(10_000));

  private Given() {}

  /** What {@code RecordedFlameGraphIT} left: a recording of a real worker. */
  public static StackSamples recorded(String view) throws IOException {
    Path kept = Path.of("src/test/resources/recordings/hot-and-cold.jfr");
    boolean time = view.equals("cpu");
    try (JfrReader reader = new JfrReader(kept.toString())) {
      return Recording.ofBenchmark(reader, "heat.WorkBench.work")
          .samples(view, time ? "ctimer" : "alloc", time ? 1_000_000 : 524_288, 11);
    }
  }

  /** A hundred samples in all that a profile can have. */
  static Profile usual() {
    return new Profile()
        .stack(
            40,
            "concat.Bench.join:20:INLINED",
            "concat.Concat.row:13",
            "a.B.c:5:INLINED",
            "a.B.d:3")
        .stack(20, "concat.Bench.join:20:INLINED", "concat.Concat.row:13", "a.B.trim:9:C1")
        .stack(15, "concat.Bench.join:20:INLINED", "concat.Concat.row:15", "a.B.d:3")
        .stack(8, "concat.Concat.walk:16", "concat.Concat.walk:16", "concat.Concat.walk:17")
        .stack(4, "concat.Bench.join:21", "libc.so.6.memcpy:0:NATIVE")
        .elsewhere("garbage collection", 13)
        .elsewhere("harness", 7_000);
  }

  /**
   * The hostile names as methods of a class of the exercise, each by itself for one sample more.
   */
  static StackSamples hostile() {
    StackSamples shape = new Profile().stack(1, "concat.Concat.row:13").cpu();
    List<Frame> frames = new ArrayList<>(shape.frames());
    HOSTILE.forEach(name -> frames.add(new Frame("", name)));
    List<Stack> stacks = new ArrayList<>();
    for (int i = 1; i < frames.size(); i++) {
      stacks.add(stack(100L + i, 0, i));
    }
    return of(frames, stacks);
  }

  static StackSamples of(List<Frame> frames, List<Stack> stacks) {
    return of("cpu", "samples", 1_000_000, frames, stacks);
  }

  /** As another view, in its unit. */
  static StackSamples as(String view, String unit, StackSamples samples) {
    return of(view, unit, 1, samples.frames(), samples.stacks());
  }

  private static StackSamples of(
      String view, String unit, long interval, List<Frame> frames, List<Stack> stacks) {
    return new StackSamples(view, "ctimer", unit, "", interval, 40, frames, stacks, List.of(), 0);
  }

  static Stack stack(long weight, int... frames) {
    return new Stack(frames, new int[frames.length], new byte[frames.length], weight);
  }

  static SampledProfile profile(StackSamples samples) {
    return new SampledProfileBuilder(samples, CONCAT, "concat").build();
  }
}
