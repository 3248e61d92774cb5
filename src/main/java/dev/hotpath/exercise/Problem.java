package dev.hotpath.exercise;

/**
 * Something that is wrong with the catalogue, and what to do about it.
 *
 * @param subject what it concerns: {@code exercise 'concat'}, {@code chapter '03-memory'}
 * @param fact what is the case: {@code bench/ConcatBench.java is missing}
 * @param remedy what would help: {@code add it or remove the goal 'speedup'}
 */
public record Problem(String subject, String fact, String remedy) {

  /** One line: {@code subject: fact; remedy}. */
  @Override
  public String toString() {
    return subject + ": " + fact + "; " + remedy;
  }
}
