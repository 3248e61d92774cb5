/**
 * A benchmark under the JDK's own recorder. In: a JVM that runs it. Out: a {@link
 * dev.hotpath.protocol.Trace} and its events: who waited when, for what, and what the JVM did
 * meanwhile. Reduced here, where a recording that a submission tampered with harms nobody else.
 */
@NullMarked
package dev.hotpath.worker.trace;

import org.jspecify.annotations.NullMarked;
