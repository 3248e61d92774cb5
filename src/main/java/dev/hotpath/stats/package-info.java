/**
 * Pure arithmetic on samples. In: arrays of numbers. Out: medians, ratios and shares with their
 * intervals, p-values, outliers, where a warm-up ends.
 */
@NullMarked
package dev.hotpath.stats;

import org.jspecify.annotations.NullMarked;
