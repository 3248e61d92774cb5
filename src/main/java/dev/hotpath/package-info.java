/** The program: {@link dev.hotpath.Hotpath} starts it, {@link dev.hotpath.App} wires it. */
@NullMarked
package dev.hotpath;

import org.jspecify.annotations.NullMarked;
