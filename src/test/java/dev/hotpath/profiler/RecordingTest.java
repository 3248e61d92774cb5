package dev.hotpath.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.evidence.flame.JfrConverter;
import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Elsewhere;
import dev.hotpath.protocol.StackSamples.Frame;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import one.jfr.JfrReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a recording becomes stacks, on some that are kept: {@code RecordedFlameGraphIT} and {@code
 * RecordedViewsIT} tell what ran and how they were made.
 */
class RecordingTest {

  private static final Path FOLDER = Path.of("src/test/resources/recordings");
  private static final Path KEPT = FOLDER.resolve("hot-and-cold.jfr");
  private static final String BENCHMARK = "heat.WorkBench.work";

  private static final String PLANTED = "phenomena.PlantedBench.all";

  private static StackSamples samples(String view, String benchmark) throws IOException {
    return samples(KEPT, view, benchmark, 7);
  }

  private static StackSamples samples(Path recording, String view, String benchmark, long interval)
      throws IOException {
    try (JfrReader reader = new JfrReader(recording.toString())) {
      return Recording.ofBenchmark(reader, benchmark).samples(view, "engine", interval, 11);
    }
  }

  private static Path planted(String view) {
    return FOLDER.resolve("phenomena-" + view + ".jfr");
  }

  private static String name(Frame frame) {
    return frame.name().isEmpty() ? frame.owner() : frame.owner() + "." + frame.name();
  }

  /** Weights per stack, in the words of async-profiler's converter. */
  private static Map<String, Long> ours(StackSamples samples) {
    return ours(samples, Stack::weight);
  }

  private static Map<String, Long> ours(StackSamples samples, ToLongFunction<Stack> value) {
    Map<String, Long> weights = new TreeMap<>();
    for (Stack stack : samples.stacks()) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < stack.frames().length; i++) {
        Frame frame = samples.frames().get(stack.frames()[i]);
        boolean isNative = stack.modes()[i] == Mode.NATIVE.ordinal() && !frame.name().isEmpty();
        names.add(isNative ? frame.name() : name(frame)); // theirs does without the library
      }
      weights.merge(String.join(";", names), value.applyAsLong(stack), Long::sum);
    }
    return weights;
  }

  /** What async-profiler's converter says of the exercise's own stacks. */
  private static Map<String, Long> theirs(Path recording, String view, boolean weighed)
      throws IOException {
    Map<String, Long> theirs = new TreeMap<>();
    for (JfrConverter.Line line : JfrConverter.collapsed(recording, view, weighed)) {
      List<String> frames = line.frames();
      int start = frames.indexOf(PLANTED);
      if (start < 0 && frames.stream().noneMatch(frame -> frame.contains(".jmh_generated."))) {
        // Of another thread: from the exercise's outermost frame on.
        start =
            frames.indexOf(
                frames.stream()
                    .filter(frame -> frame.startsWith("phenomena."))
                    .findFirst()
                    .orElse("none"));
      }
      if (start >= 0) {
        String inside = String.join(";", frames.subList(start, frames.size()));
        theirs.merge(inside, line.weight(), Long::sum);
      }
    }
    assertFalse(theirs.isEmpty());
    return theirs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "lock", "wall", "threads"})
  void every_kind_of_event_weighs_what_it_weighs(String view) throws IOException {
    // Where every object is one that was sampled, it stands for itself.
    assertEquals(
        theirs(planted(view), view, view.equals("live") || view.equals("lock")),
        ours(samples(planted(view), view, PLANTED, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "lock"})
  void what_is_counted_is_the_number_of_events_where_each_is_recorded(String view)
      throws IOException {
    assertEquals(
        theirs(planted(view), view, false),
        ours(samples(planted(view), view, PLANTED, 1), Stack::count));
  }

  /** A machine's time stamp counter has another rate than the clock of the one that recorded. */
  @Test
  void waits_are_told_in_nanoseconds_by_whatever_clock(@TempDir Path folder) throws IOException {
    byte[] recorded = Files.readAllBytes(planted("lock"));
    int ticksPerSecond = 56; // where the header has them
    ByteBuffer.wrap(recorded).putLong(ticksPerSecond, 2_600_000_000L);
    Path faster = Files.write(folder.resolve("faster.jfr"), recorded);
    Map<String, Long> ours = ours(samples(faster, "lock", PLANTED, 1));
    assertEquals(theirs(faster, "lock", true), ours);
    assertNotEquals(theirs(planted("lock"), "lock", true), ours);
  }

  @Test
  void an_object_that_is_sampled_stands_for_others_of_its_size() throws IOException {
    double objects = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(KEPT)) {
      if (event.hasField("tlabSize") && calls(event, BENCHMARK)) {
        objects += (double) event.getLong("tlabSize") / event.getLong("allocationSize");
      }
    }
    StackSamples samples = samples("alloc", BENCHMARK);
    assertEquals("objects", samples.counted());
    long ours = samples.stacks().stream().mapToLong(Stack::count).sum();
    assertTrue(objects > 1_000, () -> "objects of 8 KB in half megabytes");
    assertEquals(objects, ours, samples.stacks().size(), "rounded once per stack");
  }

  @Test
  void what_is_alive_is_as_much_as_its_samples_stand_for() throws IOException {
    long interval = 1 << 20;
    long bytes = 0;
    double objects = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(planted("live"))) {
      if (event.getEventType().getName().equals("profiler.LiveObject") && calls(event, PLANTED)) {
        bytes += interval;
        objects += (double) interval / event.getLong("allocationSize");
      }
    }
    StackSamples samples = samples(planted("live"), "live", PLANTED, interval);
    assertEquals(bytes, samples.stacks().stream().mapToLong(Stack::weight).sum());
    assertEquals(
        objects, samples.stacks().stream().mapToLong(Stack::count).sum(), samples.stacks().size());
  }

  private static boolean calls(RecordedEvent event, String method) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .anyMatch(m -> (m.getType().getName() + "." + m.getName()).equals(method));
  }

  @Test
  void threads_that_the_exercise_started_show_its_code() throws IOException {
    StackSamples samples = samples(planted("wall"), "wall", PLANTED, 1);
    assertTrue(
        samples.stacks().stream()
            .map(stack -> samples.frames().get(stack.frames()[0]))
            .anyMatch(frame -> frame.owner().startsWith("phenomena.Planted")),
        () -> "nothing of who holds the lock in " + samples.frames());
    assertTrue(
        samples.elsewhere().stream().allMatch(cause -> cause.cause().equals("harness")),
        "by the clock, the JVM's own threads are always there");
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
