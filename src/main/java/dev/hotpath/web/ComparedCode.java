package dev.hotpath.web;

import dev.hotpath.evidence.flame.Difference.Line;
import dev.hotpath.evidence.flame.MovedLines;
import dev.hotpath.protocol.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code of two versions: which lines they share, and what stands there. */
final class ComparedCode implements MovedLines {

  private final Map<String, List<String>> linesBefore = new HashMap<>();
  private final Map<String, List<String>> linesAfter = new HashMap<>();
  private final Map<String, int[]> afterOf = new HashMap<>();
  private final Map<String, int[]> beforeOf = new HashMap<>();

  /**
   * Compares.
   *
   * @param shared files that both have as they are
   */
  ComparedCode(List<SourceFile> before, List<SourceFile> after, List<SourceFile> shared) {
    shared.forEach(file -> {
      linesBefore.put(file.path(), file.text().lines().toList());
      linesAfter.put(file.path(), file.text().lines().toList());
    });
    before.forEach(file -> linesBefore.put(file.path(), file.text().lines().toList()));
    for (SourceFile file : after) {
      linesAfter.put(file.path(), file.text().lines().toList());
      before.stream()
          .filter(other -> other.path().equals(file.path()))
          .findFirst()
          .ifPresent(other -> match(file.path(), other.text(), file.text()));
    }
  }

  private void match(String path, String before, String after) {
    int[] matches = dev.hotpath.web.page.Difference.matches(before, after);
    int[] back = new int[(int) after.lines().count()];
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] > 0) {
        back[matches[i] - 1] = i + 1;
      }
    }
    afterOf.put(path, matches);
    beforeOf.put(path, back);
  }

  @Override
  public int after(String file, int line) {
    return moved(afterOf.get(file), line);
  }

  @Override
  public int before(String file, int line) {
    return moved(beforeOf.get(file), line);
  }

  private static int moved(int @Nullable [] matches, int line) {
    if (matches == null) {
      return line;
    }
    return line >= 1 && line <= matches.length ? matches[line - 1] : 0;
  }

  /** A line of a profile; empty where the code has none such. */
  String text(Line line) {
    boolean later = line.after() > 0;
    List<String> lines = (later ? linesAfter : linesBefore).getOrDefault(line.file(), List.of());
    int number = later ? line.after() : line.before();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
