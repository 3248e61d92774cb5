/**
 * What an instructor sees of a class at work. In: attempts, drafts, hints and answers as they come
 * in. Out: figures by person and exercise, what stops people, how fast they got. Arithmetic and
 * memory alone: nothing of it is kept, since it is worked out anew from what is.
 */
@NullMarked
package dev.hotpath.classroom.board;

import org.jspecify.annotations.NullMarked;
