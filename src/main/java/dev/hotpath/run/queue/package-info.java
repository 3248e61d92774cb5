/**
 * Who comes next, and how long that takes. In: runs that come and go, and how long they took. Out:
 * whose turn it is, and place and estimate of the others. Arithmetic alone, without threads.
 */
@NullMarked
package dev.hotpath.run.queue;

import org.jspecify.annotations.NullMarked;
