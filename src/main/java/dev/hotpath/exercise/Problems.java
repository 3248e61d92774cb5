package dev.hotpath.exercise;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong, so that an author hears of all of it at once.
 *
 * <p>Guarantees: problems keep the order in which they were found; the same one is kept once; a
 * collector that has none never throws.
 */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void add(Problem problem) {
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  void add(String subject, String fact, String remedy) {
    add(new Problem(subject, fact, remedy));
  }

  void addAll(List<Problem> more) {
    more.forEach(this::add);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Problem> list() {
    return List.copyOf(found);
  }

  /**
   * Does nothing where all is well.
   *
   * @throws CatalogueException with all problems
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new CatalogueException(list());
    }
  }
}
