/**
 * Runs in the compiler JVM: a warm {@code javax.tools} that turns sources into classes in memory.
 * In: {@link dev.hotpath.protocol.Compile}. Out: {@link dev.hotpath.protocol.Compiled}.
 */
@NullMarked
package dev.hotpath.compile;

import org.jspecify.annotations.NullMarked;
