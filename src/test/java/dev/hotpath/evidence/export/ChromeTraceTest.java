package dev.hotpath.evidence.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.StackSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChromeTraceTest {

  private static JsonNode trace(StackSamples samples) {
    return JsonMapper.builder().build().readTree(ChromeTrace.of(Given.profile(samples)));
  }

  private static List<JsonNode> boxes(JsonNode trace) {
    return trace
        .get("traceEvents")
        .valueStream()
        .filter(event -> event.get("ph").asString().equals("X"))
        .toList();
  }

  static List<StackSamples> profiles() throws IOException {
    return ExportsTest.profiles();
  }

  /** Perfetto draws nothing sensible where events overlap, so nanoseconds are compared. */
  @ParameterizedTest
  @MethodSource("profiles")
  void calls_lie_within_their_callers_and_beside_each_other(StackSamples samples) {
    JsonNode trace = trace(samples);
    Map<String, long[]> free = new HashMap<>();
    free.put("", new long[] {0, Long.MAX_VALUE});
    for (JsonNode box : boxes(trace)) {
      String id = box.get("sf").asString();
      JsonNode frame = trace.get("stackFrames").get(id);
      assertEquals(frame.get("name"), box.get("name"));
      long start = nanos(box.get("ts"));
      long end = start + nanos(box.get("dur"));
      long[] around = Objects.requireNonNull(free.get(frame.path("parent").asString("")));
      assertTrue(around[0] == start && end <= around[1], box::toString);
      around[0] = end;
      free.put(id, new long[] {start, end});
    }
  }

  private static long nanos(JsonNode micros) {
    return micros.decimalValue().movePointRight(3).longValueExact();
  }

  @Test
  void equal_calls_are_one_and_the_heaviest_come_first() {
    JsonNode trace = trace(Given.usual().cpu());
    List<String> shown = new ArrayList<>();
    for (JsonNode box : boxes(trace)) {
      shown.add(
          "%s %s+%s"
              .formatted(
                  box.get("name").asString(),
                  nanos(box.get("ts")) / 1_000_000,
                  nanos(box.get("dur")) / 1_000_000));
    }
    assertEquals(
        List.of(
            "concat.Bench.join 0+79",
            "concat.Concat.row 0+75",
            "a.B.c 0+40",
            "a.B.d 0+40",
            "a.B.trim 40+20",
            "a.B.d 60+15",
            "libc.so.6.memcpy 75+4",
            "garbage collection 79+13",
            "concat.Concat.walk 92+8",
            "concat.Concat.walk 92+8",
            "concat.Concat.walk 92+8"),
        shown);
    assertEquals("src/Concat.java", boxes(trace).get(1).get("cat").asString());
  }

  @Test
  void a_sample_is_a_stack_with_its_weight() {
    JsonNode trace = trace(Given.usual().cpu());
    JsonNode sample = trace.at("/samples/0");
    assertEquals(40_000_000, sample.get("weight").asLong());
    List<String> path = new ArrayList<>();
    for (String id = sample.get("sf").asString(); !id.isEmpty(); ) {
      JsonNode frame = trace.get("stackFrames").get(id);
      path.addFirst(frame.get("name").asString());
      id = frame.path("parent").asString("");
    }
    assertEquals(List.of("concat.Bench.join", "concat.Concat.row", "a.B.c", "a.B.d"), path);
  }

  @Test
  void it_says_that_its_order_is_none_and_what_its_axis_stands_for() {
    JsonNode cpu = trace(Given.usual().cpu()).get("otherData");
    assertTrue(cpu.get("order").asString().startsWith("no timeline: "), cpu::toString);
    assertEquals("a nanosecond of the axis is one that was sampled", cpu.get("scale").asString());
    assertEquals("recorded by async-profiler, event ctimer", cpu.get("notes").get(0).asString());
    assertEquals(
        "the axis is no time: a nanosecond of it stands for one byte",
        trace(Given.usual().alloc()).get("otherData").get("scale").asString());
  }
}
