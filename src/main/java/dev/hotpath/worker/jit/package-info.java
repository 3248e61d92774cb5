/**
 * Reads what HotSpot's second compiler, C2, logs of its work. In: its logs, which the submission's
 * code can write to as well, so nothing in them is taken for granted. Out: a few figures.
 */
@NullMarked
package dev.hotpath.worker.jit;

import org.jspecify.annotations.NullMarked;
