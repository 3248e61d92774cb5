package dev.hotpath.grade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a learner's tests told wrong programs from right ones.
 *
 * @param wrong the mutants, by number
 * @param right those that do what the shown program does, by number
 */
public record Mutants(List<Tried> wrong, List<Tried> right) implements Finding {

  public Mutants {
    wrong = List.copyOf(wrong);
    right = List.copyOf(right);
  }

  /**
   * What the tests said of one program.
   *
   * @param number among its like, from 1; stays the same from run to run
   * @param words what is wrong with it, or how it is written
   * @param how it was found wrong; {@code null} where the tests passed
   * @param by names of the tests that did it; empty where the JVM can't say
   */
  public record Tried(int number, String words, @Nullable How how, List<String> by) {
    public Tried {
      by = List.copyOf(by);
    }

    /** Whether the tests took it for wrong. */
    public boolean rejected() {
      return how != null;
    }
  }

  /** How a program was found wrong. */
  public enum How {
    FAILED("failed"),
    /** Only of a right program: nothing is known of a wrong one whose tests were not run. */
    NOT_RUN("was not run"),
    TOO_LONG("took too long"),
    OUT_OF_MEMORY("ran out of memory"),
    ENDED("ended the JVM");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** A clause whose subject is a test. */
    public String words() {
      return words;
    }
  }

  /** Mutants that a test found wrong. */
  List<Tried> killed() {
    return wrong.stream().filter(Tried::rejected).toList();
  }

  /** Mutants that passed for right. */
  List<Tried> survivors() {
    return wrong.stream().filter(tried -> !tried.rejected()).toList();
  }

  /** Right programs that a test took for wrong. */
  List<Tried> rejectedThoughRight() {
    return right.stream().filter(Tried::rejected).toList();
  }
}
