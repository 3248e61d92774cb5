/**
 * Takes a submission to its verdict: queue, plan, compiler and worker processes, sandbox, limits.
 * In: {@link dev.hotpath.run.Submission}. Out: {@link dev.hotpath.grade.RunReport}, step by step.
 */
@NullMarked
package dev.hotpath.run;

import org.jspecify.annotations.NullMarked;
