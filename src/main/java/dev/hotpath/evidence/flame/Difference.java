package dev.hotpath.evidence.flame;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Two profiles of one benchmark against each other: both trees in one, and what grew and shrank per
 * operation, by method and by line.
 *
 * <p>A sampled profile is never twice the same. So what grew or shrank is told only where chance
 * does not explain it: of two profiles of the same code, at most 1 in 100 has a method told to have
 * changed.
 *
 * @param view of both: {@code cpu}, {@code alloc}
 * @param unit of all weights: {@code samples}, {@code bytes}, {@code nanoseconds} or what is
 *     counted
 * @param interval between two samples, in nanoseconds for samples, else in the unit
 * @param frames of both
 * @param nodes in preorder; the first is the root, "all"
 * @param cut how many of the lightest nodes are left out, to stay within bounds
 * @param methods largest change first; a method that is left out of the tree is left out here
 * @param lines largest change first
 */
public record Difference(
    String view,
    String unit,
    long interval,
    Per per,
    Side before,
    Side after,
    List<FlameGraph.Frame> frames,
    List<Node> nodes,
    int cut,
    List<Method> methods,
    List<Line> lines) {

  public Difference {
    frames = List.copyOf(frames);
    nodes = List.copyOf(nodes);
    methods = List.copyOf(methods);
    lines = List.copyOf(lines);
  }

  /**
   * One of the two profiles.
   *
   * @param engine the profiler's event that really ran
   * @param operations while it was recorded; 0 where nothing counted them
   */
  public record Side(String engine, long total, long operations) {}

  /** What weights are compared by. */
  public enum Per {
    /** What one operation of the benchmark costs. */
    OPERATION,
    /** Part of its whole profile, where not both counted their operations. */
    SHARE,
    /** As they are: what is in memory does not grow with operations. */
    WHOLE;

    /** The word that a program reads. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of something, as far as can be told. */
  public enum Told {
    GROWN,
    SHRUNK,
    /** Not one sample before. */
    NEW,
    /** Not one sample any more. */
    VANISHED,
    /** Chance explains the change. */
    SAME;

    /** The word that a program reads. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What has a weight in both. */
  sealed interface Compared {

    /** With all that it calls, in the earlier profile. */
    long totalBefore();

    /** As {@link #totalBefore}, in the later one. */
    long totalAfter();
  }

  /**
   * A call in the tree, serialised as an array.
   *
   * @param depth 0 for the root
   * @param frame index; −1 for the root
   * @param line where it was most often, in the later profile where it is in that; 0 where unknown
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({
    "depth",
    "frame",
    "line",
    "selfBefore",
    "totalBefore",
    "selfAfter",
    "totalAfter",
    "told"
  })
  public record Node(
      int depth,
      int frame,
      int line,
      long selfBefore,
      long totalBefore,
      long selfAfter,
      long totalAfter,
      Told told)
      implements Compared {

    Node as(Told other) {
      return new Node(depth, frame, line, selfBefore, totalBefore, selfAfter, totalAfter, other);
    }
  }

  /**
   * @param totalBefore counts a recursive method once per stack, as does {@code totalAfter}
   * @param told of its total
   */
  public record Method(
      int frame, long selfBefore, long totalBefore, long selfAfter, long totalAfter, Told told)
      implements Compared {

    Method as(Told other) {
      return new Method(frame, selfBefore, totalBefore, selfAfter, totalAfter, other);
    }
  }

  /**
   * A line of one of the exercise's files.
   *
   * @param before its number in the earlier code; 0 where it is not in that
   * @param after its number in the later code; 0 where it is not in that
   * @param told of its total
   */
  public record Line(
      String file,
      int before,
      int after,
      long selfBefore,
      long totalBefore,
      long selfAfter,
      long totalAfter,
      Told told)
      implements Compared {

    Line as(Told other) {
      return new Line(file, before, after, selfBefore, totalBefore, selfAfter, totalAfter, other);
    }
  }

  /** Compares; see {@link DifferenceBuilder}. */
  public static Difference of(FlameGraph before, FlameGraph after, MovedLines moved) {
    return new DifferenceBuilder(before, after, moved).build();
  }

  /** How weights are made comparable. */
  Scale scale() {
    return new Scale(unit, interval, per, before, after);
  }
}
