package dev.hotpath.evidence.flame;

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

/**
 * Stacks with their common beginnings merged. It grows to a bound and can be drawn smaller: what
 * finds no room is summed up beside the calls that do, below the caller that has room.
 */
final class CallTree {

  /** Some 25 MB while it is built; of stacks that come heaviest first, the rest is rare. */
  private static final int MAX_CALLS = 60_000;

  private final Call root = new Call(-1);
  private int size = 1;

  /**
   * Nodes in preorder with what each counts by itself, and the weight that is in none of its own.
   */
  record Drawing(List<FlameGraph.Node> nodes, List<Long> counts, long leftOut) {}

  long total() {
    return root.total.weight();
  }

  long totalCount() {
    return root.total.count();
  }

  /** How many calls it has. */
  int size() {
    return size;
  }

  /** Adds a stack. */
  void add(Stack stack) {
    Call at = root;
    at.total.add(stack.weight(), stack.count());
    for (int i = 0; i < stack.frames().length; i++) {
      int frame = stack.frames()[i];
      Call child = at.children.get(frame);
      if (child == null) {
        if (size >= MAX_CALLS) {
          at.rest.add(stack.weight(), stack.count());
          return;
        }
        child = new Call(frame);
        at.children.put(frame, child);
        size++;
      }
      at = child;
      at.total.add(stack.weight(), stack.count());
      at.lines.merge(stack.lines()[i], stack.weight(), Long::sum);
      at.modes[stack.modes()[i]] += stack.weight();
    }
    at.self.add(stack.weight(), stack.count());
  }

  /** Adds work outside of all calls. */
  void beside(int frame, long weight) {
    root.total.add(weight, 0);
    Call leaf = root.children.computeIfAbsent(frame, Call::new);
    leaf.total.add(weight, 0);
    leaf.self.add(weight, 0);
    size++;
  }

  /** Adds weight of which nothing else is known. */
  void unknown(long weight) {
    root.total.add(weight, 0);
    root.rest.add(weight, 0);
  }

  /**
   * Draws the heaviest calls, each below its caller.
   *
   * @param most of them
   * @param rest frame of what is left out
   */
  Drawing draw(int most, int rest) {
    List<Call> calls = new ArrayList<>();
    collect(root, calls);
    // A caller weighs no less than what it calls, and comes first where both weigh the same.
    calls.sort(Comparator.comparingLong((Call call) -> call.total.weight()).reversed());
    Set<Call> drawn = new HashSet<>(calls.subList(0, Math.min(most, calls.size())));
    Drawing drawing = new Drawing(new ArrayList<>(), new ArrayList<>(), 0);
    long leftOut = flatten(root, 0, drawn, rest, drawing);
    return new Drawing(drawing.nodes, drawing.counts, leftOut);
  }

  private static void collect(Call call, List<Call> into) {
    into.add(call);
    call.children.values().forEach(child -> collect(child, into));
  }

  private static long flatten(Call call, int depth, Set<Call> drawn, int rest, Drawing into) {
    into.nodes.add(
        new FlameGraph.Node(
            depth,
            call.frame,
            call.hottestLine(),
            call.self.weight(),
            call.total.weight(),
            call.mode()));
    into.counts.add(call.self.count());
    Sum undrawn = new Sum();
    undrawn.add(call.rest);
    long leftOut = 0;
    for (Call child : call.heaviestFirst()) {
      if (drawn.contains(child)) {
        leftOut += flatten(child, depth + 1, drawn, rest, into);
      } else {
        undrawn.add(child.total);
      }
    }
    if (undrawn.weight() > 0 || undrawn.count() > 0) {
      into.nodes.add(
          new FlameGraph.Node(depth + 1, rest, 0, undrawn.weight(), undrawn.weight(), ""));
      into.counts.add(undrawn.count());
    }
    return leftOut + undrawn.weight();
  }

  /** A call of a method from the same place as all others in here. */
  private static final class Call {

    private final int frame;
    private final Map<Integer, Call> children = new HashMap<>(4);
    private final Map<Integer, Long> lines = new HashMap<>(2);
    private final long[] modes = new long[Mode.values().length];
    private final Sum self = new Sum();
    private final Sum total = new Sum();
    private final Sum rest = new Sum();

    private Call(int frame) {
      this.frame = frame;
    }

    private List<Call> heaviestFirst() {
      return children.values().stream()
          .sorted(Comparator.comparingLong((Call child) -> child.total.weight()).reversed())
          .toList();
    }

    private int hottestLine() {
      return Heaviest.of(lines);
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
