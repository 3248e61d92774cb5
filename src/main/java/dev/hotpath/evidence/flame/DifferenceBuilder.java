package dev.hotpath.evidence.flame;

import static dev.hotpath.evidence.flame.MergedTree.AFTER;
import static dev.hotpath.evidence.flame.MergedTree.BEFORE;

import dev.hotpath.evidence.flame.Difference.Compared;
import dev.hotpath.evidence.flame.Difference.Told;
import dev.hotpath.stats.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Lays two trees over each other. Methods are the same where their names are, since the two come
 * from two JVMs. What is too much for a page is cut where it is lightest on both sides.
 */
final class DifferenceBuilder {

  private static final int MAX_LINES = 400;
  private static final double ERROR = 0.01;

  private final FlameGraph before;
  private final FlameGraph after;
  private final MovedLines moved;
  private final Scale scale;
  private final List<FlameGraph.Frame> frames = new ArrayList<>();
  private final Map<String, Integer> indexOf = new HashMap<>();

  DifferenceBuilder(FlameGraph before, FlameGraph after, MovedLines moved) {
    this.before = before;
    this.after = after;
    this.moved = moved;
    this.scale = Scale.of(before, after);
  }

  Difference build() {
    MergedTree root = MergedTree.root();
    int[] framesAfter = framesOf(after); // first: of lines and files, the later ones count
    int[] framesBefore = framesOf(before);
    root.add(after, AFTER, framesAfter);
    root.add(before, BEFORE, framesBefore);
    List<MergedTree> heaviest = new ArrayList<>(root.all());
    heaviest.sort(
        Comparator.comparingDouble(this::heavier).reversed().thenComparingInt(node -> node.depth));
    KeptNodes kept = new KeptNodes(frames, heaviest);
    List<Difference.Node> nodes = new ArrayList<>();
    flatten(root, kept, nodes);
    return new Difference(
        after.event(),
        after.unit(),
        scale.interval(),
        scale.per(),
        scale.before(),
        scale.after(),
        kept.frames(),
        told(nodes, Difference.Node::as),
        heaviest.size() - nodes.size(),
        methods(kept, framesBefore, framesAfter),
        lines());
  }

  private int[] framesOf(FlameGraph graph) {
    int[] indices = new int[graph.frames().size()];
    for (int i = 0; i < indices.length; i++) {
      FlameGraph.Frame frame = graph.frames().get(i);
      // The JVM's own work is named by us, and no code may pass for it.
      boolean ours = frame.kind().equals("gc") || frame.kind().equals("vm");
      String key = (ours ? frame.kind() : "") + " " + Names.withoutLibrary(frame.name());
      indices[i] =
          indexOf.computeIfAbsent(
              key,
              _ -> {
                frames.add(frame);
                return frames.size() - 1;
              });
    }
    return indices;
  }

  private double heavier(MergedTree node) {
    return Math.max(scale.rateBefore(node.total[BEFORE]), scale.rateAfter(node.total[AFTER]));
  }

  /** In preorder; the weight of what is cut is its caller's own. */
  private void flatten(MergedTree node, KeptNodes kept, List<Difference.Node> into) {
    long[] self = node.self.clone();
    List<MergedTree> below = new ArrayList<>();
    for (MergedTree child : node.children.values()) {
      if (kept.has(child)) {
        below.add(child);
      } else {
        self[BEFORE] += child.total[BEFORE];
        self[AFTER] += child.total[AFTER];
      }
    }
    into.add(
        new Difference.Node(
            node.depth,
            node.frame < 0 ? -1 : kept.index(node.frame).orElseThrow(),
            node.line,
            self[BEFORE],
            node.total[BEFORE],
            self[AFTER],
            node.total[AFTER],
            Told.SAME));
    below.sort(Comparator.comparingDouble(this::heavier).reversed());
    below.forEach(child -> flatten(child, kept, into));
  }

  /**
   * Says of each whether it changed, with one error rate for all of them. Those with few samples
   * can't have; which they are is independent of how their samples fall on the two sides.
   */
  private <T extends Compared> List<T> told(List<T> all, BiFunction<T, Told, T> as) {
    int[] tested =
        IntStream.range(0, all.size())
            .filter(i -> scale.enough(all.get(i).totalBefore(), all.get(i).totalAfter()))
            .toArray();
    double[] p = new double[tested.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = scale.p(all.get(tested[i]).totalBefore(), all.get(tested[i]).totalAfter());
    }
    boolean[] beyondChance = Holm.found(p, ERROR);
    List<T> told = new ArrayList<>(all);
    for (int i = 0; i < p.length; i++) {
      if (beyondChance[i]) {
        T one = all.get(tested[i]);
        told.set(tested[i], as.apply(one, scale.told(one.totalBefore(), one.totalAfter())));
      }
    }
    return told;
  }

  private List<Difference.Method> methods(KeptNodes kept, int[] framesBefore, int[] framesAfter) {
    Sums<Integer> sums = new Sums<>();
    before
        .methods()
        .forEach(one -> sums.add(framesBefore[one.frame()], BEFORE, one.self(), one.total()));
    after
        .methods()
        .forEach(one -> sums.add(framesAfter[one.frame()], AFTER, one.self(), one.total()));
    List<Difference.Method> methods = new ArrayList<>();
    sums.forEach((frame, self, total) ->
        kept.index(frame)
            .ifPresent(index ->
                methods.add(
                    new Difference.Method(
                        index,
                        self[BEFORE],
                        total[BEFORE],
                        self[AFTER],
                        total[AFTER],
                        Told.SAME))));
    return largestFirst(told(methods, Difference.Method::as));
  }

  private record At(String file, int before, int after) {}

  private List<Difference.Line> lines() {
    Sums<At> sums = new Sums<>();
    for (FlameGraph.Line line : before.lines()) {
      At at = new At(line.file(), line.line(), moved.after(line.file(), line.line()));
      sums.add(at, BEFORE, line.self(), line.total());
    }
    for (FlameGraph.Line line : after.lines()) {
      At at = new At(line.file(), moved.before(line.file(), line.line()), line.line());
      sums.add(at, AFTER, line.self(), line.total());
    }
    List<Difference.Line> lines = new ArrayList<>();
    sums.forEach((at, self, total) ->
        lines.add(
            new Difference.Line(
                at.file,
                at.before,
                at.after,
                self[BEFORE],
                total[BEFORE],
                self[AFTER],
                total[AFTER],
                Told.SAME)));
    List<Difference.Line> sorted = largestFirst(told(lines, Difference.Line::as));
    return sorted.subList(0, Math.min(MAX_LINES, sorted.size()));
  }

  private <T extends Compared> List<T> largestFirst(List<T> all) {
    return all.stream()
        .sorted(
            Comparator.comparingDouble(
                    (T one) -> Math.abs(scale.change(one.totalBefore(), one.totalAfter())))
                .reversed())
        .toList();
  }

  /** Weights of both sides, by what they are of. */
  private static final class Sums<K> {

    private final Map<K, long[][]> sums = new LinkedHashMap<>();

    private void add(K key, int side, long self, long total) {
      if (total > 0) {
        long[][] sum = sums.computeIfAbsent(key, _ -> new long[2][2]);
        sum[0][side] += self;
        sum[1][side] += total;
      }
    }

    private void forEach(Each<K> each) {
      sums.forEach((key, sum) -> each.take(key, sum[0], sum[1]));
    }

    private interface Each<K> {
      void take(K key, long[] self, long[] total);
    }
  }
}
