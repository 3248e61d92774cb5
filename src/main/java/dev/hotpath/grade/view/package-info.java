/**
 * What became of a view that was taken of a run once it was over. In: how far it is. Out: its
 * document and its sentence.
 */
@NullMarked
package dev.hotpath.grade.view;

import org.jspecify.annotations.NullMarked;
