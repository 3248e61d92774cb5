package dev.hotpath.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.JfrConverter;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import one.jfr.JfrReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a recording becomes stacks, on one that is kept: {@code RecordedFlameGraphIT} tells what ran
 * and how it was made.
 */
class RecordingTest {

  private static final Path KEPT = Path.of("src/test/resources/recordings/hot-and-cold.jfr");
  private static final String BENCHMARK = "heat.WorkBench.work";

  private static StackSamples samples(String view, String benchmark) throws IOException {
    try (JfrReader reader = new JfrReader(KEPT.toString())) {
      return Recording.ofBenchmark(reader, benchmark).samples(view, "engine", 7, 11);
    }
  }

  private static String name(Frame frame) {
    return frame.name().isEmpty() ? frame.owner() : frame.owner() + "." + frame.name();
  }

  /** Weights per stack, in the words of async-profiler's converter. */
  private static Map<String, Long> ours(StackSamples samples) {
    Map<String, Long> weights = new TreeMap<>();
    for (Stack stack : samples.stacks()) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < stack.frames().length; i++) {
        Frame frame = samples.frames().get(stack.frames()[i]);
        boolean isNative = stack.modes()[i] == Mode.NATIVE.ordinal() && !frame.name().isEmpty();
        names.add(isNative ? frame.name() : name(frame)); // theirs does without the library
      }
      weights.merge(String.join(";", names), stack.weight(), Long::sum);
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "alloc"})
  void stacks_begin_at_the_benchmark_and_weigh_what_they_weigh(String view) throws IOException {
    Map<String, Long> theirs = new TreeMap<>();
    for (JfrConverter.Line line : JfrConverter.collapsed(KEPT, view)) {
      int benchmark = line.frames().indexOf(BENCHMARK);
      if (benchmark >= 0) {
        List<String> inside = line.frames().subList(benchmark, line.frames().size());
        theirs.merge(String.join(";", inside), line.weight(), Long::sum);
      }
    }
    assertFalse(theirs.isEmpty());
    assertEquals(theirs, ours(samples(view, BENCHMARK)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "alloc"})
  void what_is_outside_of_the_benchmark_is_summed_up_by_its_cause(String view) throws IOException {
    StackSamples samples = samples(view, BENCHMARK);
    List<JfrConverter.Line> lines = JfrConverter.collapsed(KEPT, view);
    long elsewhere = samples.elsewhere().stream().mapToLong(Elsewhere::weight).sum();
    assertEquals(JfrConverter.total(lines) - JfrConverter.total(lines, BENCHMARK), elsewhere, view);
    assertTrue(
        List.of("JIT compilation", "garbage collection", "harness", "other")
            .containsAll(samples.elsewhere().stream().map(Elsewhere::cause).toList()),
        () -> samples.elsewhere().toString());
    assertEquals(0, samples.dropped());
  }

  @Test
  void without_the_benchmark_everything_is_elsewhere() throws IOException {
    StackSamples samples = samples("cpu", "heat.WorkBench.another");
    assertEquals(List.of(), samples.stacks());
    assertEquals(List.of(), samples.frames());
    assertEquals(
        JfrConverter.total(JfrConverter.collapsed(KEPT, "cpu")),
        samples.elsewhere().stream().mapToLong(Elsewhere::weight).sum());
  }

  @Test
  void the_heaviest_stack_comes_first() throws IOException {
    List<Long> weights = samples("cpu", BENCHMARK).stacks().stream().map(Stack::weight).toList();
    assertEquals(weights.stream().sorted(java.util.Comparator.reverseOrder()).toList(), weights);
  }

  @Test
  void frames_have_their_lines_and_how_they_ran() throws IOException {
    StackSamples samples = samples("cpu", BENCHMARK);
    Stack heaviest = samples.stacks().getFirst();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < heaviest.frames().length; i++) {
      shown.add(
          name(samples.frames().get(heaviest.frames()[i]))
              + ":"
              + heaviest.lines()[i]
              + " "
              + Mode.values()[heaviest.modes()[i]]);
    }
    assertEquals(
        List.of(
            "heat.WorkBench.work:20 C2",
            "heat.Work.both:13 INLINED",
            "heat.Work.hot:19 INLINED",
            "heat.Work.step:34 INLINED"),
        shown);
  }

  @Test
  void what_was_allocated_is_a_class_without_a_method() throws IOException {
    StackSamples samples = samples("alloc", BENCHMARK);
    assertEquals("bytes", samples.unit());
    assertEquals("samples", samples("cpu", BENCHMARK).unit());
    assertEquals(
        List.of("byte[]"),
        samples.stacks().stream()
            .map(stack -> samples.frames().get(stack.frames()[stack.frames().length - 1]))
            .filter(frame -> frame.name().isEmpty())
            .map(Frame::owner)
            .distinct()
            .collect(Collectors.toList()));
  }
}
