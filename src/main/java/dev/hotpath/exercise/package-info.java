/**
 * The catalogue: what the workshop teaches, read from {@code exercises/} and {@code solutions/}.
 * In: folders of TOML, Markdown and Java. Out: {@link dev.hotpath.exercise.Catalogue}, or every
 * problem found, each with its remedy.
 */
@NullMarked
package dev.hotpath.exercise;

import org.jspecify.annotations.NullMarked;
