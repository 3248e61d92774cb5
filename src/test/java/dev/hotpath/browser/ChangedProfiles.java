package dev.hotpath.browser;

import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.StackSamples;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of two runs of {@code concat}, its starter's code and its solution's, written by hand: per
 * operation, 83 % of the time and nearly all bytes are gone, and a method with a hostile name is
 * new.
 */
final class ChangedProfiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Sources SOURCES =
      new Sources(
          "concat", List.of("src/Concat.java", "test/ConcatTest.java", "bench/ConcatBench.java"));
  private static final String BENCH = "concat.ConcatBench.join:20";
  private static final String AT_13 = "concat.Concat.row:13";
  private static final String TRIM = "java.lang.String.trim:9";

  private ChangedProfiles() {}

  /** Of a run of the starter's code. */
  static Map<String, byte[]> starter() {
    return Map.of("flame-alloc.json", json(bytes()), "flame-cpu.json", json(time()));
  }

  /** Of a run of the solution's code, with the starter's beside its own. */
  static Map<String, byte[]> solution() {
    Profile time =
        new Profile()
            .stack(700, BENCH, AT_13, TRIM)
            .stack(100, BENCH, "concat.Concat.row:15")
            .stack(200, BENCH, AT_13, Profiles.MARKUP)
            .stack(2, BENCH, AT_13, "java.lang.Math.min:1")
            .operations(5_882);
    Profile bytes =
        new Profile()
            .stack(9 << 20, BENCH, AT_13, "java.lang.StringBuilder.append:5", "byte[]/")
            .operations(5_882);
    return Map.of(
        "flame-alloc.json",
        json(bytes.alloc()),
        "flame-cpu.json",
        json(time.cpu()),
        "starter-flame-alloc.json",
        json(bytes()),
        "starter-flame-cpu.json",
        json(time()));
  }

  private static StackSamples time() {
    return new Profile()
        .stack(790, BENCH, AT_13, "java.util.Arrays.copyOf:3", "libc.so.6.memcpy:0:NATIVE")
        .stack(40, BENCH, AT_13, "java.util.Arrays.copyOf:3")
        .stack(120, BENCH, AT_13, TRIM)
        .stack(50, BENCH, "concat.Concat.row:15")
        .operations(1_000)
        .cpu();
  }

  private static StackSamples bytes() {
    return new Profile()
        .stack(900L << 20, BENCH, AT_13, "java.util.Arrays.copyOf:3", "byte[]/")
        .stack(9L << 20, BENCH, AT_13, TRIM, "java.lang.String/")
        .operations(1_000)
        .alloc();
  }

  private static byte[] json(StackSamples samples) {
    return JSON.writeValueAsBytes(FlameGraph.of(samples, SOURCES));
  }
}
