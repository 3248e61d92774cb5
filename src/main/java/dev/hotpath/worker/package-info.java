/**
 * Runs beside a learner's code, once, then is gone: the test, benchmark and profile harness. In:
 * one job of {@link dev.hotpath.protocol.Job}. Out: its progress and its result.
 */
@NullMarked
package dev.hotpath.worker;

import org.jspecify.annotations.NullMarked;
