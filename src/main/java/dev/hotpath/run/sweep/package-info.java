/**
 * The order of a sweep's forks. In: how many values, whose code, a seed, the forks so far. Out:
 * which fork is next. Runs nothing.
 */
@NullMarked
package dev.hotpath.run.sweep;

import org.jspecify.annotations.NullMarked;
