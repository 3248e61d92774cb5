package dev.hotpath.browser;

import dev.hotpath.Concat;
import dev.hotpath.Stored;
import dev.hotpath.evidence.export.Exports;
import dev.hotpath.evidence.flame.FlameGraph;
import dev.hotpath.evidence.flame.Profile;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.StackSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs whose profiles were written by hand, as a server would have stored them: {@code /runs/usual}
 * of a hundred samples, {@code /runs/hostile} whose names are out for harm, and {@code /runs/bare}
 * with one sample of time and no byte.
 */
final class Profiles {

  static final String MARKUP = "<img src=x onerror=alert(1)>";
  static final String REVERSED = "evil.\u202Egnirts.Turned.back";
  static final String LONG = "a.".repeat(400) + "Very" + "Long".repeat(1_000) + ".method";

  private static final Sources SOURCES =
      new Sources(
          "concat",
          java.util.List.of("src/Concat.java", "test/ConcatTest.java", "bench/ConcatBench.java"));
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BENCH = "concat.ConcatBench.join:20:INLINED";
  private static final String AT_13 = "concat.Concat.row:13";
  private static final String COPY = "java.util.Arrays.copyOf:3";
  private static final String WALK = "concat.Concat.walk:16";

  private Profiles() {}

  static void store(Path data) throws IOException {
    try (Stored stored = new Stored(data)) {
      stored
          .profiled("bare", Concat.starter(), files(new Profile(), one()))
          .profiled("hostile", Concat.starter(), files(new Profile(), hostile()))
          .profiled("usual", Concat.starter(), files(bytes(), usual()));
    }
  }

  private static Map<String, byte[]> files(Profile alloc, Profile cpu) {
    Map<String, byte[]> files = new TreeMap<>(files(alloc.alloc(), SOURCES, "concat"));
    files.putAll(files(cpu.cpu(), SOURCES, "concat"));
    return files;
  }

  /** All that a run keeps of one view. */
  static Map<String, byte[]> files(StackSamples samples, Sources sources, String exercise) {
    Map<String, byte[]> files = new TreeMap<>(Exports.of(samples, sources, exercise));
    files.put(
        "flame-" + samples.view() + ".json",
        JSON.writeValueAsBytes(FlameGraph.of(samples, sources)));
    return files;
  }

  /** A hundred samples, so that a sample is a per cent. */
  private static Profile usual() {
    return new Profile()
        .stack(40, BENCH, AT_13, "java.lang.String.concat:5:INLINED", COPY)
        .stack(20, BENCH, AT_13, "java.lang.String.trim:9:C1")
        .stack(15, BENCH, "concat.Concat.row:15", COPY)
        .stack(10, BENCH, AT_13)
        .stack(8, BENCH, WALK, WALK, "concat.Concat.walk:17:INTERPRETED")
        .stack(4, BENCH, AT_13, "libc.so.6.memcpy:0:NATIVE")
        .elsewhere("garbage collection", 3);
  }

  private static Profile bytes() {
    return new Profile()
        .stack(90_000_000, BENCH, AT_13, "java.lang.String.concat:5:INLINED", "byte[]/")
        .stack(10_000_000, BENCH, "concat.Concat.row:15", "java.lang.String/");
  }

  private static Profile one() {
    return new Profile().stack(1, "concat.Concat.row:13");
  }

  private static Profile hostile() {
    return new Profile()
        .stack(40, BENCH, AT_13, MARKUP)
        .stack(30, BENCH, AT_13, REVERSED)
        .stack(20, BENCH, AT_13, LONG)
        .stack(10, BENCH, AT_13, "bell\u0007.\u05d0\u05d1\u05d2.\u200bHidden.\u0000run");
  }
}
