package dev.hotpath.grade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Mutants} as a learner may see them, {@code mutants.json}: what is wrong with a program is
 * told once a test has found it wrong, not before.
 *
 * @param correct how many correct programs were tried, the shown one among them
 * @param rejected those that a test took for wrong
 */
public record MutantsShown(List<Mutant> mutants, int correct, List<Rejected> rejected) {

  public MutantsShown {
    mutants = List.copyOf(mutants);
    rejected = List.copyOf(rejected);
  }

  /**
   * A wrong program.
   *
   * @param number from 1, the same in every run
   * @param name what is wrong with it; {@code null} while it survives
   * @param how it was killed; {@code null} while it survives
   * @param by names of tests
   */
  public record Mutant(
      int number, boolean killed, @Nullable String name, @Nullable String how, List<String> by) {}

  /** A correct program that the tests are too strict for. */
  public record Rejected(String name, String how, List<String> by) {}

  /**
   * What may be told.
   *
   * @param again how often the shown program was tried again
   */
  public static MutantsShown of(Mutants mutants, int again) {
    return new MutantsShown(
        mutants.wrong().stream()
            .map(tried -> {
              Mutants.How how = tried.how();
              return how == null
                  ? new Mutant(tried.number(), false, null, null, List.of())
                  : new Mutant(tried.number(), true, tried.words(), how.words(), tried.by());
            })
            .toList(),
        mutants.right().size() + again,
        mutants.rejectedThoughRight().stream()
            .map(tried -> {
              Mutants.How how = tried.how();
              return new Rejected(tried.words(), how == null ? "" : how.words(), tried.by());
            })
            .toList());
  }
}
