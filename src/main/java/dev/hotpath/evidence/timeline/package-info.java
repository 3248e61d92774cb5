/**
 * What each thread did when. In: a {@link dev.hotpath.protocol.Trace} and its events, from a worker
 * that may be anybody's. Out: windows of any width as a page draws them, the card of a thread, the
 * flame graph of a range, and a trace for other tools.
 */
@NullMarked
package dev.hotpath.evidence.timeline;

import org.jspecify.annotations.NullMarked;
