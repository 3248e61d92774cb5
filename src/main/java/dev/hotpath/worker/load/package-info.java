/**
 * Asks a service at a rate. In: the name of a class, and when requests are due. Out: how long each
 * answer took, from when its request was due, whatever became of the others.
 */
@NullMarked
package dev.hotpath.worker.load;

import org.jspecify.annotations.NullMarked;
