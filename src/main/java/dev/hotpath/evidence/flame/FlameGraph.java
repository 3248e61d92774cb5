package dev.hotpath.evidence.flame;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.hotpath.protocol.StackSamples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile as the page draws it: one tree of calls, with the same samples summed up per method and
 * per line. Serialised as it stands.
 *
 * @param event {@code cpu} or {@code alloc}
 * @param engine the profiler's event that really ran
 * @param cannotSee what that event is blind to, in one plain sentence
 * @param unit of all weights: {@code samples} or {@code bytes}
 * @param intervalNanos between two samples of time; {@code null} for allocation
 * @param intervalBytes between two samples of allocation; {@code null} for time
 * @param operations of the benchmark while it was recorded: what two profiles are made comparable
 *     by; 0 where nothing counted them
 * @param nodes in preorder; the first is the root, "all"
 */
public record FlameGraph(
    String event,
    String engine,
    String cannotSee,
    String unit,
    long total,
    @Nullable Long intervalNanos,
    @Nullable Long intervalBytes,
    long operations,
    List<Frame> frames,
    List<Node> nodes,
    List<Method> methods,
    List<Line> lines) {

  public FlameGraph {
    frames = List.copyOf(frames);
    nodes = List.copyOf(nodes);
    methods = List.copyOf(methods);
    lines = List.copyOf(lines);
  }

  /**
   * A method, or the class of what was allocated.
   *
   * @param kind whose code: {@code yours test jdk library native gc vm}
   * @param file of the exercise, or {@code null}
   */
  public record Frame(String name, String kind, @Nullable String file) {}

  /**
   * A call in the tree, serialised as an array to keep 50,000 of them small.
   *
   * @param depth 0 for the root
   * @param frame index; −1 for the root
   * @param line where this frame was most often; 0 where unknown
   * @param mode how the JVM mostly ran it: {@code interpreted c1 c2 inlined native}, or empty
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"depth", "frame", "line", "self", "total", "mode"})
  public record Node(int depth, int frame, int line, long self, long total, String mode) {}

  /**
   * @param total counts a recursive method once per stack
   */
  public record Method(int frame, long self, long total) {}

  /**
   * A line of one of the exercise's files.
   *
   * @param self samples whose innermost frame with a file is at this line: what the line itself
   *     costs, with all that it calls in the JDK
   * @param total samples that have the line on their stack
   * @param frame index of the method that most often stood there
   */
  public record Line(String file, int line, long self, long total, int frame) {}

  /** Draws up the graph of a profile; see {@link FlameGraphBuilder}. */
  public static FlameGraph of(StackSamples samples, Sources sources) {
    return new FlameGraphBuilder(samples, sources).build();
  }
}
