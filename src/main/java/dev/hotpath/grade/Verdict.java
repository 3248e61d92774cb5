package dev.hotpath.grade;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a submission, in one word. */
public enum Verdict {
  /** Every test and every goal. */
  PASS("pass"),
  /** Correct, but short of a goal. */
  SLOW("slow"),
  /** A test failed, or a result was wrong while being measured. */
  FAIL("fail"),
  /** Correct, and the machine too noisy to say whether it is fast enough. */
  INCONCLUSIVE("inconclusive"),
  COMPILE_ERROR("compile-error"),
  /** The compiler needed more time, memory or output than it may take. */
  COMPILE_LIMIT("compile-limit"),
  TIME_LIMIT("time-limit"),
  MEMORY_LIMIT("memory-limit"),
  /** The submission's JVM ended before its tests did. */
  CRASHED("crashed"),
  /** What the worker reported can't have come from the harness. */
  TAMPERED("tampered"),
  CANCELLED("cancelled"),
  /** Our failure, never the learner's. */
  INTERNAL_ERROR("internal-error");

  private final String key;

  Verdict(String key) {
    this.key = key;
  }

  /** Whether it says how a correct submission stands to its goals. */
  public boolean onGoals() {
    return this == PASS || this == SLOW || this == INCONCLUSIVE;
  }

  /** The word that the run document uses. */
  @JsonValue
  public String key() {
    return key;
  }
}
