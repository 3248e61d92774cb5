/**
 * Profiles as other tools open them: pprof, speedscope, Chrome's traces, collapsed stacks. In:
 * {@link dev.hotpath.protocol.StackSamples} and where the exercise's classes come from. Out: files,
 * of which only pprof's has to be kept; the others are made from it.
 */
@NullMarked
package dev.hotpath.evidence.export;

import org.jspecify.annotations.NullMarked;
