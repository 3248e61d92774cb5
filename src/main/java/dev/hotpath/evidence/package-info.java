/**
 * From what the instruments recorded to what a page can draw. In: stack samples and traces of the
 * forks that look. Out: flame graphs, hot lines, tables, timelines and their exports.
 */
@NullMarked
package dev.hotpath.evidence;

import org.jspecify.annotations.NullMarked;
