package dev.hotpath.evidence.flame;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges stacks into a tree and sums them up per method and line, small enough to be sent. */
final class FlameGraphBuilder {

  /** Less than the 300 KB that a page may have to fetch, for servers that compress less well. */
  private static final long MAX_PACKED_BYTES = 280_000;

  private static final int MAX_NAME = 1_000;
  private static final String LEFT_OUT = "left out: rare calls";

  private final StackSamples samples;
  private final Sources sources;
  private final List<FlameGraph.Frame> frames = new ArrayList<>();
  private final CallTree tree = new CallTree();
  private final Sum[] methodSelf;
  private final Sum[] methodTotal;
  private final List<FlameGraph.Method> methods = new ArrayList<>();
  private final Map<At, AtLine> lines = new HashMap<>();

  private record At(String file, int line) {}

  /** What a line costs; a lambda may share it with the method around it. */
  private static final class AtLine {

    private final Map<Integer, Long> frames = new HashMap<>(2);
    private final Sum self = new Sum();
    private final Sum total = new Sum();
  }

  FlameGraphBuilder(StackSamples samples, Sources sources) {
    this.samples = samples;
    this.sources = sources;
    int count = samples.frames().size();
    methodSelf = sums(count);
    methodTotal = sums(count);
    boolean[] java = new boolean[count];
    for (Stack stack : samples.stacks()) {
      for (int i = 0; i < stack.frames().length; i++) {
        java[stack.frames()[i]] |= stack.modes()[i] != Mode.NATIVE.ordinal();
      }
    }
    for (int i = 0; i < count; i++) {
      StackSamples.Frame frame = samples.frames().get(i);
      frames.add(
          new FlameGraph.Frame(
              name(frame),
              sources.kind(frame.owner(), java[i]),
              frame.name().isEmpty() ? null : sources.file(frame.owner())));
    }
  }

  private static Sum[] sums(int count) {
    Sum[] sums = new Sum[count];
    for (int i = 0; i < count; i++) {
      sums[i] = new Sum();
    }
    return sums;
  }

  private static String name(StackSamples.Frame frame) {
    boolean both = !frame.owner().isEmpty() && !frame.name().isEmpty();
    String name = frame.owner() + (both ? "." : "") + frame.name();
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
  }

  FlameGraph build() {
    samples.stacks().forEach(this::add);
    for (int i = 0; i < methodTotal.length; i++) {
      methods.add(method(i, methodSelf[i], methodTotal[i]));
    }
    for (StackSamples.Elsewhere elsewhere : samples.elsewhere()) {
      // What the harness does around the benchmark is no business of the reader's.
      if (!elsewhere.cause().equals("harness") && !elsewhere.cause().equals("other")) {
        String kind = elsewhere.cause().startsWith("garbage") ? "gc" : "vm";
        int frame = frames.size();
        frames.add(new FlameGraph.Frame(elsewhere.cause(), kind, null));
        tree.beside(frame, elsewhere.weight());
        methods.add(new FlameGraph.Method(frame, elsewhere.weight(), elsewhere.weight(), 0, 0));
      }
    }
    tree.unknown(samples.dropped());
    frames.add(new FlameGraph.Frame(LEFT_OUT, "rest", null));
    methods.sort(
        Comparator.comparingLong(FlameGraph.Method::self)
            .thenComparingLong(FlameGraph.Method::total)
            .reversed());
    return fitting(lines());
  }

  /** Leaves out the rarest until the rest can be sent. */
  private FlameGraph fitting(List<FlameGraph.Line> all) {
    int calls = tree.size();
    int rows = Math.max(methods.size(), all.size());
    while (true) {
      FlameGraph graph = draw(calls, rows, all);
      double excess = (double) PackedSize.of(graph) / MAX_PACKED_BYTES;
      if (excess <= 1) {
        return graph;
      }
      calls = (int) (calls / excess * 0.95);
      rows = (int) (rows / excess * 0.95);
    }
  }

  private FlameGraph draw(int calls, int rows, List<FlameGraph.Line> all) {
    CallTree.Drawing drawing = tree.draw(Math.max(1, calls), frames.size() - 1);
    List<FlameGraph.Method> kept = methods.subList(0, Math.min(rows, methods.size()));
    List<FlameGraph.Line> keptLines =
        all.stream()
            .sorted(Comparator.comparingLong(FlameGraph.Line::total).reversed())
            .limit(rows)
            .sorted(
                Comparator.comparing(FlameGraph.Line::file).thenComparing(FlameGraph.Line::line))
            .toList();
    Naming naming = new Naming(frames);
    List<FlameGraph.Node> nodes = drawing.nodes().stream().map(naming::of).toList();
    List<FlameGraph.Method> named = kept.stream().map(naming::of).toList();
    List<FlameGraph.Line> namedLines = keptLines.stream().map(naming::of).toList();
    boolean counted = !samples.counted().isEmpty();
    return new FlameGraph(
        samples.view(),
        samples.engine(),
        Blindness.of(samples.engine()),
        samples.unit(),
        counted ? samples.counted() : null,
        tree.total(),
        tree.totalCount(),
        drawing.leftOut(),
        samples.unit().equals("samples") ? samples.interval() : null,
        samples.unit().equals("bytes") ? samples.interval() : null,
        samples.operations(),
        naming.frames(),
        nodes,
        counted ? drawing.counts() : List.of(),
        named,
        namedLines);
  }

  private void add(Stack stack) {
    tree.add(stack);
    long weight = stack.weight();
    Set<Integer> methodsSeen = new HashSet<>();
    Set<At> linesSeen = new HashSet<>();
    @Nullable AtLine innermostLine = null;
    for (int i = 0; i < stack.frames().length; i++) {
      int frame = stack.frames()[i];
      if (methodsSeen.add(frame)) {
        methodTotal[frame].add(weight, stack.count());
      }
      String file = frames.get(frame).file();
      if (file != null && stack.lines()[i] > 0) {
        At at = new At(file, stack.lines()[i]);
        innermostLine = lines.computeIfAbsent(at, key -> new AtLine());
        innermostLine.frames.merge(frame, weight, Long::sum);
        if (linesSeen.add(at)) {
          innermostLine.total.add(weight, stack.count());
        }
      }
    }
    if (stack.frames().length > 0) {
      methodSelf[stack.frames()[stack.frames().length - 1]].add(weight, stack.count());
    }
    if (innermostLine != null) {
      innermostLine.self.add(weight, stack.count());
    }
  }

  private static FlameGraph.Method method(int frame, Sum self, Sum total) {
    return new FlameGraph.Method(frame, self.weight(), total.weight(), self.count(), total.count());
  }

  private List<FlameGraph.Line> lines() {
    return lines.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
  }

  private static FlameGraph.Line line(At at, AtLine sums) {
    return new FlameGraph.Line(
        at.file,
        at.line,
        sums.self.weight(),
        sums.total.weight(),
        Heaviest.of(sums.frames),
        sums.self.count(),
        sums.total.count());
  }
}
