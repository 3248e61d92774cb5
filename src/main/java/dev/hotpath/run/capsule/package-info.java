/**
 * Capsules: all that a run measured, in one zip, so that a figure can be argued with. In: what was
 * handed in, the run document and its forks; or a capsule from anywhere. Out: the zip; or what is
 * needed to run it once more.
 */
@NullMarked
package dev.hotpath.run.capsule;

import org.jspecify.annotations.NullMarked;
