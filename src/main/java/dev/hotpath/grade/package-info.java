/**
 * Goals and evidence to a verdict, and the verdict in English. In: outcomes of compiling, testing
 * and measuring. Out: {@link dev.hotpath.grade.RunReport}, the run document.
 */
@NullMarked
package dev.hotpath.grade;

import org.jspecify.annotations.NullMarked;
