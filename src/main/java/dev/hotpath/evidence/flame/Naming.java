package dev.hotpath.evidence.flame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers those frames anew that a drawing uses: names are what is large. */
final class Naming {

  private final List<FlameGraph.Frame> all;
  private final List<FlameGraph.Frame> used = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();

  Naming(List<FlameGraph.Frame> all) {
    this.all = all;
  }

  /** Those in use, by their new numbers. */
  List<FlameGraph.Frame> frames() {
    return used;
  }

  private int number(int frame) {
    return numbers.computeIfAbsent(
        frame,
        old -> {
          used.add(all.get(old));
          return used.size() - 1;
        });
  }

  FlameGraph.Node of(FlameGraph.Node node) {
    int frame = node.frame() < 0 ? node.frame() : number(node.frame());
    return new FlameGraph.Node(
        node.depth(), frame, node.line(), node.self(), node.total(), node.mode());
  }

  FlameGraph.Method of(FlameGraph.Method method) {
    return new FlameGraph.Method(
        number(method.frame()),
        method.self(),
        method.total(),
        method.selfCount(),
        method.totalCount());
  }

  FlameGraph.Line of(FlameGraph.Line line) {
    return new FlameGraph.Line(
        line.file(),
        line.line(),
        line.self(),
        line.total(),
        number(line.frame()),
        line.selfCount(),
        line.totalCount());
  }
}
