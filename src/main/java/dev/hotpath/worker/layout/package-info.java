/**
 * Reads how objects lie in memory. In: a benchmark's state while it is at rest between two
 * iterations. Out: {@link dev.hotpath.protocol.HeapLayout}, sizes as the JVM allocates them.
 */
@NullMarked
package dev.hotpath.worker.layout;

import org.jspecify.annotations.NullMarked;
