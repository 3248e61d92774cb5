/**
 * Flame graphs and what belongs to them: hot lines, the table of methods, the collapsed export. In:
 * {@link dev.hotpath.protocol.StackSamples}. Out: records that a page draws.
 */
@NullMarked
package dev.hotpath.evidence.flame;

import org.jspecify.annotations.NullMarked;
