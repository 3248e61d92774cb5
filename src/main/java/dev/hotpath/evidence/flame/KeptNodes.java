package dev.hotpath.evidence.flame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a page gets of two profiles: so many nodes, and frames with names of so many bytes. Together
 * some 200 KB of compressed JSON at most.
 */
final class KeptNodes {

  private static final int MAX_NODES = 8_000;
  private static final int MAX_NAME_BYTES = 100_000;
  private static final int MAX_NAME = 300;

  private final List<FlameGraph.Frame> from;
  private final List<FlameGraph.Frame> frames = new ArrayList<>();
  private final Map<Integer, Integer> indices = new HashMap<>();
  private final Set<MergedTree> nodes = new HashSet<>();
  private int bytes;

  /**
   * Keeps the first nodes for which there is room.
   *
   * @param from all frames
   * @param wanted a caller before what it calls
   */
  KeptNodes(List<FlameGraph.Frame> from, List<MergedTree> wanted) {
    this.from = from;
    for (MergedTree node : wanted) {
      if (!take(node)) {
        break;
      }
    }
  }

  private boolean take(MergedTree node) {
    if (nodes.size() >= MAX_NODES) {
      return false;
    }
    if (node.frame >= 0 && !indices.containsKey(node.frame)) {
      FlameGraph.Frame frame = clipped(from.get(node.frame));
      bytes += frame.name().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_NAME_BYTES) {
        return false;
      }
      indices.put(node.frame, frames.size());
      frames.add(frame);
    }
    return nodes.add(node);
  }

  private static FlameGraph.Frame clipped(FlameGraph.Frame frame) {
    String name = frame.name();
    if (name.length() <= MAX_NAME) {
      return frame;
    }
    // The package is at the beginning, the method at the end.
    int half = MAX_NAME / 2;
    String shorter = name.substring(0, half) + "…" + name.substring(name.length() - half);
    return new FlameGraph.Frame(shorter, frame.kind(), frame.file());
  }

  boolean has(MergedTree node) {
    return nodes.contains(node);
  }

  /** Frames of the nodes that are kept. */
  List<FlameGraph.Frame> frames() {
    return frames;
  }

  /** Among {@link #frames}; empty where no node of it is kept. */
  Optional<Integer> index(int frame) {
    return Optional.ofNullable(indices.get(frame));
  }
}
