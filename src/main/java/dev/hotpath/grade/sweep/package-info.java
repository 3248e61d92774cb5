/**
 * What became of one benchmark at several values of one thing. In: forks, each with what it
 * measured or why it could not. Out: the sweep's document, its sentence, its table.
 */
@NullMarked
package dev.hotpath.grade.sweep;

import org.jspecify.annotations.NullMarked;
