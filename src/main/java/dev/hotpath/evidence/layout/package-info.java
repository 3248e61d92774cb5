/**
 * How a benchmark's objects lie in memory, as a picture. In: {@link
 * dev.hotpath.protocol.HeapLayout}, of one JVM and of one with other headers. Out: {@code
 * layout.json}, which the page draws, and the same as text.
 */
@NullMarked
package dev.hotpath.evidence.layout;

import org.jspecify.annotations.NullMarked;
