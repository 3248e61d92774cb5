package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another version of the shown program: one that a learner's tests are tried on, or that their
 * benchmark is run on. Never served: who knows it could write for it alone.
 *
 * @param name in kebab-case: what is wrong with it, or what is different
 * @param right whether it gives what the shown program gives, whatever time it takes
 * @param files in place of shown ones with the same paths; at least one
 */
public record Variant(String name, boolean right, List<SourceFile> files) {

  public Variant {
    files = List.copyOf(files);
  }

  /** The name as words: {@code ignores case}. */
  public String words() {
    return name.replace('-', ' ');
  }

  /** The shown program with this version's files in it. */
  public List<SourceFile> sources(List<SourceFile> shown) {
    return Stream.concat(
            shown.stream()
                .filter(file -> files.stream().noneMatch(mine -> mine.path().equals(file.path()))),
            files.stream())
        .toList();
  }
}
