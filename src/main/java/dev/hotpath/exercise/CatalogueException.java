package dev.hotpath.exercise;

import java.util.List;
import java.util.stream.Collectors;

/** Exercises or solutions that can't be used as they stand: all that is wrong with them. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public CatalogueException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Each problem once, in the order of the folders; never empty. The message has one per line. */
  public List<Problem> problems() {
    return problems;
  }
}
