package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an exercise is solved, and how it is not.
 *
 * @param files the files of the exercise's {@code edit}, in that order, solved
 * @param why the change in words, Markdown
 * @param traps name of a tempting wrong answer to its files, by name; each mirrors {@code edit}
 */
public record Solution(List<SourceFile> files, String why, Map<String, List<SourceFile>> traps) {

  public Solution {
    files = List.copyOf(files);
    Map<String, List<SourceFile>> copy = new LinkedHashMap<>();
    traps.forEach((name, trap) -> copy.put(name, List.copyOf(trap)));
    traps = Collections.unmodifiableMap(copy);
  }
}
