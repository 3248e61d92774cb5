package dev.hotpath.evidence.flame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call in two profiles, and what it called in either. */
final class MergedTree {

  /** Index of the earlier profile's weights. */
  static final int BEFORE = 0;

  /** Index of the later one's. */
  static final int AFTER = 1;

  final int frame;
  final int depth;
  final long[] self = new long[2];
  final long[] total = new long[2];
  final Map<Integer, MergedTree> children = new LinkedHashMap<>();
  int line;

  private MergedTree(int frame, int depth) {
    this.frame = frame;
    this.depth = depth;
  }

  /** An empty one. */
  static MergedTree root() {
    return new MergedTree(-1, 0);
  }

  /**
   * Adds a profile, with lines where there are none yet.
   *
   * @param frames what each of the profile's is called here
   */
  void add(FlameGraph graph, int side, int[] frames) {
    List<MergedTree> path = new ArrayList<>();
    for (FlameGraph.Node node : graph.nodes()) {
      path.subList(Math.min(node.depth(), path.size()), path.size()).clear();
      MergedTree at = path.isEmpty() ? this : path.getLast().child(frames[node.frame()]);
      at.self[side] += node.self();
      at.total[side] += node.total();
      if (at.line == 0) {
        at.line = node.line();
      }
      path.add(at);
    }
  }

  private MergedTree child(int called) {
    return children.computeIfAbsent(called, key -> new MergedTree(key, depth + 1));
  }

  /** This and all below it, a caller before what it calls. */
  List<MergedTree> all() {
    List<MergedTree> all = new ArrayList<>();
    walk(all);
    return all;
  }

  private void walk(List<MergedTree> into) {
    into.add(this);
    children.values().forEach(child -> child.walk(into));
  }
}
