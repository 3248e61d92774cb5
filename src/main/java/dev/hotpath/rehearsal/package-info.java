/**
 * A class before the class: a server on this machine, with attendees that nobody is, who join,
 * read, type and hand in over real HTTP. In: how many and for how long. Out: what they found, and
 * whether the machine will hold.
 */
@NullMarked
package dev.hotpath.rehearsal;

import org.jspecify.annotations.NullMarked;
