/** Test classes that a worker runs before a learner's, to have loaded what those need. */
@NullMarked
package dev.hotpath.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
