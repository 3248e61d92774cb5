/**
 * Test classes that a worker runs before a learner's, to have loaded what those need. They are sent
 * to it as a submission is; this server never loads them.
 */
@NullMarked
package dev.hotpath.run.rehearsal;

import org.jspecify.annotations.NullMarked;
