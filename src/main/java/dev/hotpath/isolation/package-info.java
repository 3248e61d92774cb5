/**
 * Gives up rights for good, by asking the Linux kernel: a filter on system calls for a whole JVM,
 * and rules on files for a thread and what it starts. In: what must stay allowed. Out: nothing; it
 * holds until the process ends.
 */
@NullMarked
package dev.hotpath.isolation;

import org.jspecify.annotations.NullMarked;
