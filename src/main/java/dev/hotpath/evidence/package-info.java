/**
 * From what the instruments recorded to what a page can draw. In: stack samples of the profile
 * fork. Out: flame graphs, hot lines, tables and their exports.
 */
@NullMarked
package dev.hotpath.evidence;

import org.jspecify.annotations.NullMarked;
