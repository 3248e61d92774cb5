package dev.hotpath.evidence.flame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lays profiles of several programs over each other, each counted for as much as the others: by
 * what an operation costs, or by its share where not all counted their operations.
 *
 * <p>Methods are the same where their names are. Lines are not told: each program has its own.
 */
final class AverageBuilder {

  /** As {@link FlameGraphBuilder} has it. */
  private static final long MAX_PACKED_BYTES = 280_000;

  private static final String LEFT_OUT = "left out: rare calls";

  private final List<FlameGraph> graphs;
  private final FlameGraph first;
  private final List<FlameGraph.Frame> frames = new ArrayList<>();
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final AverageTree tree = AverageTree.root();
  private final Map<Integer, double[]> methods = new TreeMap<>();

  /**
   * @param given at least one; those in another unit than the first are left aside, since a JVM
   *     that can't use one profiler uses another
   */
  AverageBuilder(List<FlameGraph> given) {
    first = given.getFirst();
    graphs = given.stream().filter(one -> one.unit().equals(first.unit())).toList();
  }

  FlameGraph build() {
    double[] factors = factors();
    for (int i = 0; i < factors.length; i++) {
      FlameGraph graph = graphs.get(i);
      int[] names = framesOf(graph);
      tree.add(graph, factors[i], names);
      add(graph.methods(), factors[i], names);
    }
    frames.add(new FlameGraph.Frame(LEFT_OUT, "rest", null));
    int calls = tree.size();
    int rows = methods.size();
    while (true) {
      FlameGraph graph = draw(calls, rows);
      double excess = (double) PackedSize.of(graph) / MAX_PACKED_BYTES;
      if (excess <= 1) {
        return graph;
      }
      calls = (int) (calls / excess * 0.95);
      rows = (int) (rows / excess * 0.95);
    }
  }

  /** By which each profile's weights are multiplied: in all there are as many as were taken. */
  private double[] factors() {
    double[] factors = new double[graphs.size()];
    double taken = 0;
    double perOperation = 0;
    for (FlameGraph graph : graphs) {
      double weight = graph.total() * interval(graph);
      taken += weight;
      perOperation += weight / Math.max(1, graph.operations());
    }
    for (int i = 0; i < factors.length; i++) {
      FlameGraph graph = graphs.get(i);
      factors[i] =
          interval(graph)
              * switch (per()) {
                case OPERATION -> perOperation == 0 ? 1 : taken / perOperation / graph.operations();
                case SHARE -> taken / graphs.size() / Math.max(1, graph.total() * interval(graph));
                case WHOLE -> 1.0 / graphs.size();
              };
    }
    return factors;
  }

  private Difference.Per per() {
    if (first.event().equals("live")) {
      return Difference.Per.WHOLE;
    }
    return graphs.stream().allMatch(graph -> graph.operations() > 0)
        ? Difference.Per.OPERATION
        : Difference.Per.SHARE;
  }

  /** Between two samples of time, by that of the first; what is in bytes is no sample count. */
  private double interval(FlameGraph graph) {
    Long own = graph.intervalNanos();
    Long others = first.intervalNanos();
    return own == null || others == null || others == 0 ? 1 : (double) own / others;
  }

  private int[] framesOf(FlameGraph graph) {
    int[] indices = new int[graph.frames().size()];
    for (int i = 0; i < indices.length; i++) {
      FlameGraph.Frame frame = graph.frames().get(i);
      String name = Names.withoutLibrary(frame.name());
      indices[i] =
          indexOf.computeIfAbsent(
              frame.kind() + " " + name,
              _ -> {
                frames.add(new FlameGraph.Frame(name, frame.kind(), null));
                return frames.size() - 1;
              });
    }
    return indices;
  }

  private void add(List<FlameGraph.Method> of, double factor, int[] names) {
    for (FlameGraph.Method method : of) {
      double[] sums = methods.computeIfAbsent(names[method.frame()], _ -> new double[4]);
      sums[0] += method.self() * factor;
      sums[1] += method.total() * factor;
      sums[2] += method.selfCount() * factor;
      sums[3] += method.totalCount() * factor;
    }
  }

  private FlameGraph draw(int calls, int rows) {
    CallTree.Drawing drawing = tree.draw(Math.max(1, calls), frames.size() - 1);
    Naming naming = new Naming(frames);
    List<FlameGraph.Node> nodes = drawing.nodes().stream().map(naming::of).toList();
    List<FlameGraph.Method> named =
        methods.entrySet().stream()
            .map(entry -> method(entry.getKey(), entry.getValue()))
            .filter(method -> method.total() > 0)
            .sorted(
                Comparator.comparingLong(FlameGraph.Method::self)
                    .thenComparingLong(FlameGraph.Method::total)
                    .reversed())
            .limit(rows)
            .map(naming::of)
            .toList();
    boolean counted = first.counted() != null;
    return new FlameGraph(
        first.event(),
        engines(),
        first.cannotSee(),
        first.unit(),
        first.counted(),
        nodes.getFirst().total(),
        drawing.counts().stream().mapToLong(Long::longValue).sum(),
        drawing.leftOut(),
        first.intervalNanos(),
        first.intervalBytes(),
        operations(),
        naming.frames(),
        nodes,
        counted ? drawing.counts() : List.of(),
        named,
        List.of());
  }

  private static FlameGraph.Method method(int frame, double[] sums) {
    return new FlameGraph.Method(
        frame, Math.round(sums[0]), Math.round(sums[1]), Math.round(sums[2]), Math.round(sums[3]));
  }

  private String engines() {
    Set<String> engines = new LinkedHashSet<>();
    graphs.forEach(graph -> engines.add(graph.engine()));
    return String.join(", ", engines);
  }

  /** So many that the weight by them is the mean of what an operation costs each program. */
  private long operations() {
    if (per() != Difference.Per.OPERATION) {
      return 0;
    }
    double taken = 0;
    double perOperation = 0;
    for (FlameGraph graph : graphs) {
      taken += graph.total() * interval(graph);
      perOperation += graph.total() * interval(graph) / graph.operations();
    }
    return perOperation == 0 ? 0 : Math.max(1, Math.round(taken / perOperation * graphs.size()));
  }
}
