/**
 * Which lines and branches of a program its tests run. In: its classes, then the probes that they
 * passed in a worker. Out: classes with probes in them, then counts by line.
 */
@NullMarked
package dev.hotpath.evidence.coverage;

import org.jspecify.annotations.NullMarked;
