package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * Another version of the program that a learner's benchmark measures, with a known effect on its
 * time. Never shown: who knows it could write a benchmark for it alone.
 *
 * @param name of its folder in {@code variants/}: {@code four-times-slower}
 * @param files that stand in for those of {@code show} with the same paths
 */
public record Variant(String name, List<SourceFile> files) {

  public Variant {
    files = List.copyOf(files);
  }
}
