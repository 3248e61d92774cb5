/**
 * What is left of a class when it is over. In: its people and what is kept of their work. Out: a
 * table of results, and everything as JSON.
 */
@NullMarked
package dev.hotpath.classroom.results;

import org.jspecify.annotations.NullMarked;
