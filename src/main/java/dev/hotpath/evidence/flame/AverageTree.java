package dev.hotpath.evidence.flame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call in several profiles, each with a factor that makes its weights comparable. */
final class AverageTree {

  private final int frame;
  private final Map<Integer, AverageTree> children = new LinkedHashMap<>();
  private final Map<String, Double> modes = new HashMap<>(2);
  private double self;
  private double count;
  private double restCount;
  private double total;

  private AverageTree(int frame) {
    this.frame = frame;
  }

  /** An empty one. */
  static AverageTree root() {
    return new AverageTree(-1);
  }

  /**
   * Adds a profile. What it left out is left out here, below the same caller.
   *
   * @param frames what each of the profile's is called here
   */
  void add(FlameGraph graph, double factor, int[] frames) {
    List<AverageTree> path = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      FlameGraph.Node node = graph.nodes().get(i);
      double counted = graph.counts().isEmpty() ? 0 : graph.counts().get(i) * factor;
      path.subList(Math.min(node.depth(), path.size()), path.size()).clear();
      if (node.frame() >= 0 && graph.frames().get(node.frame()).kind().equals("rest")) {
        AverageTree caller = path.getLast();
        caller.restCount += counted;
        continue;
      }
      AverageTree at =
          path.isEmpty()
              ? this
              : path.getLast().children.computeIfAbsent(frames[node.frame()], AverageTree::new);
      at.self += node.self() * factor;
      at.count += counted;
      at.total += node.total() * factor;
      at.modes.merge(node.mode(), node.total() * factor, Double::sum);
      path.add(at);
    }
  }

  /** How many calls it has. */
  int size() {
    return all().size();
  }

  private List<AverageTree> all() {
    List<AverageTree> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).children.values());
    }
    return all;
  }

  /**
   * Draws the heaviest calls, each below its caller, in whole numbers.
   *
   * @param most of them
   * @param restFrame of what is left out
   */
  CallTree.Drawing draw(int most, int restFrame) {
    List<AverageTree> heaviest = new ArrayList<>(all());
    // Stable: a caller comes before what it calls where both weigh the same.
    heaviest.sort(Comparator.comparingDouble((AverageTree node) -> node.total).reversed());
    Set<AverageTree> drawn = new HashSet<>(heaviest.subList(0, Math.min(most, heaviest.size())));
    CallTree.Drawing into = new CallTree.Drawing(new ArrayList<>(), new ArrayList<>(), 0);
    long leftOut = flatten(0, Math.round(total), drawn, restFrame, into);
    return new CallTree.Drawing(into.nodes(), into.counts(), leftOut);
  }

  /**
   * Rounds so that a call weighs what is in it: what is lost of calls that are too light to be
   * drawn goes to what is left out.
   */
  private long flatten(
      int depth, long weight, Set<AverageTree> drawn, int restFrame, CallTree.Drawing into) {
    List<AverageTree> below =
        children.values().stream()
            .filter(child -> drawn.contains(child) && Math.round(child.total) > 0)
            .sorted(Comparator.comparingDouble((AverageTree child) -> child.total).reversed())
            .toList();
    long left = weight;
    List<Long> weights = new ArrayList<>();
    for (AverageTree child : below) {
      weights.add(Math.min(left, Math.round(child.total)));
      left -= weights.getLast();
    }
    long own = Math.min(left, Math.round(self));
    into.nodes().add(new FlameGraph.Node(depth, frame, 0, own, weight, mode()));
    into.counts().add(Math.round(count));
    long leftOut = 0;
    for (int i = 0; i < below.size(); i++) {
      if (weights.get(i) > 0) {
        leftOut += below.get(i).flatten(depth + 1, weights.get(i), drawn, restFrame, into);
      }
    }
    long undrawn = left - own;
    if (undrawn > 0) {
      into.nodes().add(new FlameGraph.Node(depth + 1, restFrame, 0, undrawn, undrawn, ""));
      into.counts().add(Math.round(restCount));
    }
    return leftOut + undrawn;
  }

  private String mode() {
    return modes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
