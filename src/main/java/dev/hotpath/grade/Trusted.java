package dev.hotpath.grade;

import java.util.List;

/**
 * What a learner's benchmark saw, variant by variant.
 *
 * @param seen in the order of the goals
 */
public record Trusted(List<Seen> seen) implements Finding {

  public Trusted {
    seen = List.copyOf(seen);
  }
}
