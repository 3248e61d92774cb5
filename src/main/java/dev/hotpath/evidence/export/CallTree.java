package dev.hotpath.evidence.export;

import dev.hotpath.evidence.export.SampledProfile.Call;
import dev.hotpath.evidence.export.SampledProfile.Stack;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stacks put together where they begin with the same functions, by one of their measures. */
final class CallTree {

  /** As in the flame graph; what is called beyond counts as its caller's own. */
  static final int MAX_NODES = 50_000;

  private final Node root = new Node(-1);
  private int nodes;

  /** A function in the tree. */
  static final class Node {

    private final int function;
    private final Map<Integer, Node> children = new LinkedHashMap<>();
    private long total;
    private long self;

    private Node(int function) {
      this.function = function;
    }

    int function() {
      return function;
    }

    long total() {
      return total;
    }

    long self() {
      return self;
    }

    /** The heaviest first. */
    List<Node> children() {
      return children.values().stream()
          .sorted(Comparator.comparingLong(Node::total).reversed())
          .toList();
    }
  }

  private CallTree() {}

  /** The root, which is no function. */
  static Node of(SampledProfile profile, int measure) {
    CallTree tree = new CallTree();
    profile.stacks().forEach(stack -> tree.add(stack, stack.weights().get(measure)));
    return tree.root;
  }

  private void add(Stack stack, long weight) {
    Node at = root;
    at.total += weight;
    for (Call call : stack.calls()) {
      Node next = at.children.get(call.function());
      if (next == null && nodes++ >= MAX_NODES) {
        break;
      } else if (next == null) {
        next = new Node(call.function());
        at.children.put(call.function(), next);
      }
      at = next;
      at.total += weight;
    }
    at.self += weight;
  }
}
