package dev.hotpath.classroom;

import dev.hotpath.grade.Verdict;
import java.util.OptionalDouble;

/**
 * Where a learner stands in one exercise.
 *
 * @param best the best verdict so far: pass before slow before anything else; of attempts that were
 *     cancelled or failed on our side only where there is no other
 * @param speedup the best speedup of a correct attempt
 */
public record Standing(String exercise, int attempts, Verdict best, OptionalDouble speedup) {}
