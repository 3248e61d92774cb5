/**
 * What became of requests that a learner sent at a rate by hand. In: what a fork says of each
 * request, while it goes on and in the end. Out: the load's document, its sentences, latency over
 * time and by percentile.
 */
@NullMarked
package dev.hotpath.grade.load;

import org.jspecify.annotations.NullMarked;
