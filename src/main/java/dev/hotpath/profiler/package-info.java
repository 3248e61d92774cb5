/**
 * async-profiler, and what its recordings say. In: a JVM, a submission's or the server's own. Out:
 * {@link dev.hotpath.protocol.StackSamples}. Light enough for the worker.
 */
@NullMarked
package dev.hotpath.profiler;

import org.jspecify.annotations.NullMarked;
