package dev.hotpath.evidence.flame;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.hotpath.protocol.StackSamples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile as the page draws it: one tree of calls, with the same samples summed up per method and
 * per line. Serialised as it stands, and never more than 300 KB once that is compressed: what is
 * rarest is left out then, with its weight kept.
 *
 * @param event the view: {@code cpu alloc live lock wall threads}
 * @param engine the profiler's event that really ran
 * @param cannotSee what that event is blind to, in one plain sentence
 * @param unit of all weights: {@code samples bytes nanoseconds threads}
 * @param counted what is counted beside them: {@code objects waits}; {@code null} where nothing is
 * @param total weight of all
 * @param totalCount of what is counted
 * @param leftOut weight of calls too rare to be drawn one by one, which the tree has together
 * @param intervalNanos between two samples of time; {@code null} for what is not sampled by time
 * @param intervalBytes between two samples of memory; {@code null} for what is not sampled by it
 * @param operations of the benchmark while it was recorded: what two profiles are made comparable
 *     by; 0 where nothing counted them
 * @param nodes in preorder; the first is the root, "all"
 * @param counts of what is counted in each node by itself; empty where nothing is
 */
public record FlameGraph(
    String event,
    String engine,
    String cannotSee,
    String unit,
    @Nullable String counted,
    long total,
    long totalCount,
    long leftOut,
    @Nullable Long intervalNanos,
    @Nullable Long intervalBytes,
    long operations,
    List<Frame> frames,
    List<Node> nodes,
    List<Long> counts,
    List<Method> methods,
    List<Line> lines) {

  public FlameGraph {
    frames = List.copyOf(frames);
    nodes = List.copyOf(nodes);
    counts = List.copyOf(counts);
    methods = List.copyOf(methods);
    lines = List.copyOf(lines);
  }

  /**
   * A method, or the class of what was allocated or locked.
   *
   * @param kind whose code: {@code yours test jdk library native gc vm}; {@code rest} for what was
   *     left out
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
   * @param selfCount of what is counted beside the weight; so is {@code totalCount}
   */
  public record Method(int frame, long self, long total, long selfCount, long totalCount) {}

  /**
   * A line of one of the exercise's files.
   *
   * @param self samples whose innermost frame with a file is at this line: what the line itself
   *     costs, with all that it calls in the JDK
   * @param total samples that have the line on their stack
   * @param frame index of the method that most often stood there
   * @param selfCount of what is counted beside the weight; so is {@code totalCount}
   */
  public record Line(
      String file, int line, long self, long total, int frame, long selfCount, long totalCount) {}

  /** Draws up the graph of a profile; see {@link FlameGraphBuilder}. */
  public static FlameGraph of(StackSamples samples, Sources sources) {
    return new FlameGraphBuilder(samples, sources).build();
  }

  /**
   * What an operation costs on average in several programs that do the same; see {@link
   * AverageBuilder}.
   *
   * @param graphs of one view, at least one
   */
  public static FlameGraph average(List<FlameGraph> graphs) {
    return new AverageBuilder(graphs).build();
  }
}
