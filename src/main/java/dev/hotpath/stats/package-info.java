/** Pure arithmetic on samples. In: arrays of numbers. Out: medians, intervals, ratios, p-values. */
@NullMarked
package dev.hotpath.stats;

import org.jspecify.annotations.NullMarked;
