package dev.hotpath.evidence.flame;

import dev.hotpath.protocol.StackSamples;
import dev.hotpath.protocol.StackSamples.Mode;
import dev.hotpath.protocol.StackSamples.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges stacks into a tree and sums them up per method and line. */
final class FlameGraphBuilder {

  private static final int MAX_NODES = 50_000;

  private final StackSamples samples;
  private final Sources sources;
  private final List<FlameGraph.Frame> frames = new ArrayList<>();
  private final Tree root = new Tree(-1);
  private final long[] methodSelf;
  private final long[] methodTotal;
  private final List<FlameGraph.Method> outside = new ArrayList<>();
  private final Map<At, AtLine> lines = new HashMap<>();
  private int nodes = 1;

  private record At(String file, int line) {}

  /** What a line costs; a lambda may share it with the method around it. */
  private static final class AtLine {

    private final Map<Integer, Long> frames = new HashMap<>();
    private long self;
    private long total;
  }

  FlameGraphBuilder(StackSamples samples, Sources sources) {
    this.samples = samples;
    this.sources = sources;
    methodSelf = new long[samples.frames().size()];
    methodTotal = new long[samples.frames().size()];
    Set<Integer> java = new HashSet<>();
    for (Stack stack : samples.stacks()) {
      for (int i = 0; i < stack.frames().length; i++) {
        if (stack.modes()[i] != Mode.NATIVE.ordinal()) {
          java.add(stack.frames()[i]);
        }
      }
    }
    for (int i = 0; i < samples.frames().size(); i++) {
      StackSamples.Frame frame = samples.frames().get(i);
      frames.add(
          new FlameGraph.Frame(
              name(frame),
              sources.kind(frame.owner(), java.contains(i)),
              frame.name().isEmpty() ? null : sources.file(frame.owner())));
    }
  }

  private static String name(StackSamples.Frame frame) {
    if (frame.owner().isEmpty() || frame.name().isEmpty()) {
      return frame.owner() + frame.name();
    }
    return frame.owner() + "." + frame.name();
  }

  FlameGraph build() {
    samples.stacks().forEach(this::add);
    for (StackSamples.Elsewhere elsewhere : samples.elsewhere()) {
      // What the harness does around the benchmark is no business of the reader's.
      if (!elsewhere.cause().equals("harness") && !elsewhere.cause().equals("other")) {
        String kind = elsewhere.cause().startsWith("garbage") ? "gc" : "vm";
        frames.add(new FlameGraph.Frame(elsewhere.cause(), kind, null));
        root.total += elsewhere.weight();
        Tree leaf = root.child(frames.size() - 1);
        leaf.total += elsewhere.weight();
        leaf.self += elsewhere.weight();
        outside.add(
            new FlameGraph.Method(frames.size() - 1, elsewhere.weight(), elsewhere.weight()));
      }
    }
    List<FlameGraph.Node> preorder = new ArrayList<>();
    flatten(root, 0, preorder);
    boolean time = samples.unit().equals("samples");
    return new FlameGraph(
        samples.view(),
        samples.engine(),
        cannotSee(samples.engine()),
        samples.unit(),
        root.total,
        time ? samples.interval() : null,
        time ? null : samples.interval(),
        samples.operations(),
        frames,
        preorder,
        methods(),
        lines());
  }

  private void add(Stack stack) {
    long weight = stack.weight();
    root.total += weight;
    Tree at = root;
    Set<Integer> methodsSeen = new HashSet<>();
    Set<At> linesSeen = new HashSet<>();
    @Nullable At innermostLine = null;
    boolean cut = false;
    for (int i = 0; i < stack.frames().length; i++) {
      int frame = stack.frames()[i];
      if (!cut) {
        cut = nodes >= MAX_NODES && !at.children.containsKey(frame);
        if (!cut) {
          nodes += at.children.containsKey(frame) ? 0 : 1;
          at = at.child(frame);
          at.total += weight;
          at.lines.merge(stack.lines()[i], weight, Long::sum);
          at.modes[stack.modes()[i]] += weight;
        }
      }
      if (methodsSeen.add(frame)) {
        methodTotal[frame] += weight;
      }
      String file = frames.get(frame).file();
      if (file != null && stack.lines()[i] > 0) {
        innermostLine = new At(file, stack.lines()[i]);
        AtLine sums = lines.computeIfAbsent(innermostLine, key -> new AtLine());
        sums.frames.merge(frame, weight, Long::sum);
        if (linesSeen.add(innermostLine)) {
          sums.total += weight;
        }
      }
    }
    at.self += weight;
    if (stack.frames().length > 0) {
      methodSelf[stack.frames()[stack.frames().length - 1]] += weight;
    }
    if (innermostLine != null) {
      lines.computeIfAbsent(innermostLine, key -> new AtLine()).self += weight;
    }
  }

  private static void flatten(Tree tree, int depth, List<FlameGraph.Node> into) {
    into.add(
        new FlameGraph.Node(
            depth, tree.frame, tree.hottestLine(), tree.self, tree.total, tree.mode()));
    tree.children.values().stream()
        .sorted(Comparator.comparingLong((Tree child) -> child.total).reversed())
        .forEach(child -> flatten(child, depth + 1, into));
  }

  private List<FlameGraph.Method> methods() {
    List<FlameGraph.Method> methods = new ArrayList<>(outside);
    for (int i = 0; i < methodTotal.length; i++) {
      methods.add(new FlameGraph.Method(i, methodSelf[i], methodTotal[i]));
    }
    methods.sort(
        Comparator.comparingLong(FlameGraph.Method::self)
            .thenComparingLong(FlameGraph.Method::total)
            .reversed());
    return methods;
  }

  private List<FlameGraph.Line> lines() {
    return lines.entrySet().stream()
        .map(entry ->
            new FlameGraph.Line(
                entry.getKey().file,
                entry.getKey().line,
                entry.getValue().self,
                entry.getValue().total,
                heaviest(entry.getValue().frames)))
        .sorted(Comparator.comparing(FlameGraph.Line::file).thenComparing(FlameGraph.Line::line))
        .toList();
  }

  private static int heaviest(Map<Integer, Long> weights) {
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static String cannotSee(String engine) {
    return switch (engine) {
      case "cpu-clock" ->
          "It sees time on a core only, not waiting, and no time inside the kernel.";
      case "ctimer", "itimer" ->
          "It sees time on a core only, not waiting, and looks no oftener than the kernel's timer"
              + " ticks, about every 4 ms.";
      case "alloc" ->
          "It sees one object in about every half megabyte: shares are good, rare sites may be"
              + " missing.";
      default -> "";
    };
  }

  private static final class Tree {

    private final int frame;
    private final Map<Integer, Tree> children = new HashMap<>();
    private final Map<Integer, Long> lines = new HashMap<>();
    private final long[] modes = new long[Mode.values().length];
    private long self;
    private long total;

    private Tree(int frame) {
      this.frame = frame;
    }

    private Tree child(int frame) {
      return children.computeIfAbsent(frame, Tree::new);
    }

    private int hottestLine() {
      return heaviest(lines);
    }

    private String mode() {
      int most = 0;
      for (int i = 1; i < modes.length; i++) {
        if (modes[i] > modes[most]) {
          most = i;
        }
      }
      return modes[most] == 0 ? "" : Mode.values()[most].name().toLowerCase(Locale.ROOT);
    }
  }
}
