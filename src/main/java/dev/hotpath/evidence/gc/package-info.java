/**
 * What a collector did while a benchmark ran: collections, pauses, and the heap over time, in words
 * and in figures. In: {@link dev.hotpath.protocol.GcRecording}. Out: records that a page draws.
 */
@NullMarked
package dev.hotpath.evidence.gc;

import org.jspecify.annotations.NullMarked;
