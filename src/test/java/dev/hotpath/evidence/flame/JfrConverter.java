package dev.hotpath.evidence.flame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * async-profiler's own reading of a recording: every stack with its weight, whole and unfiltered.
 */
public final class JfrConverter {

  /**
   * A stack, outermost frame first.
   *
   * @param frames {@code package.Class.method}, or the class of what was allocated
   */
  public record Line(List<String> frames, long weight) {

    /** Whether the method was being called. */
    public boolean has(String method) {
      return frames.contains(method);
    }

    Set<String> distinct() {
      return new LinkedHashSet<>(frames);
    }
  }

  private JfrConverter() {}

  /**
   * Reads one view in its own unit: {@code alloc} and {@code live} in bytes, {@code lock} in ns.
   */
  public static List<Line> collapsed(Path recording, String view) throws IOException {
    return collapsed(recording, view, List.of("alloc", "live", "lock").contains(view));
  }

  /**
   * Reads one view.
   *
   * @param weighed whether bytes or nanoseconds are summed up, not events
   */
  public static List<Line> collapsed(Path recording, String view, boolean weighed)
      throws IOException {
    Path text = Files.createTempFile("collapsed", ".txt");
    try {
      List<String> arguments = new ArrayList<>(List.of("--dot", "--norm", "--output", "collapsed"));
      arguments.add(view.equals("threads") ? "--trace" : "--" + view);
      if (weighed) {
        arguments.add("--total");
      }
      JfrToFlame.convert(
          recording.toString(), text.toString(), new Arguments(arguments.toArray(String[]::new)));
      return Files.readAllLines(text).stream().map(JfrConverter::line).toList();
    } finally {
      Files.delete(text);
    }
  }

  private static Line line(String text) {
    int blank = text.lastIndexOf(' ');
    return new Line(
        Arrays.stream(text.substring(0, blank).split(";"))
            .map(frame -> frame.replaceFirst("_\\[.]$", "")) // how it was compiled
            .collect(Collectors.toList()),
        Long.parseLong(text.substring(blank + 1)));
  }

  /** Sum of those stacks that have the method on them. */
  public static long total(List<Line> lines, String method) {
    return lines.stream().filter(line -> line.has(method)).mapToLong(Line::weight).sum();
  }

  /** Sum of all. */
  public static long total(List<Line> lines) {
    return lines.stream().mapToLong(Line::weight).sum();
  }
}
