/**
 * Attempts against each other. In: run documents of one learner at one exercise. Out: figures per
 * benchmark, sentences about them, and the same as a table, as lines for benchstat and as CSV.
 */
@NullMarked
package dev.hotpath.grade.compare;

import org.jspecify.annotations.NullMarked;
