package dev.hotpath.classroom;

import dev.hotpath.grade.Verdict;
import java.time.Instant;

/**
 * An attempt whose speed was measured, in short.
 *
 * @param run its id
 * @param number among all that its learner handed in for the exercise, from 1; stays the same
 * @param verdict pass, slow or inconclusive
 * @param speedup starter's time by its own, as the verdict has it
 */
public record Measured(
    String run, int number, Instant submittedAt, Verdict verdict, double speedup) {}
