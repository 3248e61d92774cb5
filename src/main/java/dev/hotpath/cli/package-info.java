/**
 * The command line. In: arguments. Out: exit codes 0 fine, 1 fell short, 2 bad arguments, 3 our
 * failure.
 */
@NullMarked
package dev.hotpath.cli;

import org.jspecify.annotations.NullMarked;
