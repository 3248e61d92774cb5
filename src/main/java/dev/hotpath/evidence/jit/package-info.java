/**
 * What the JIT compilers made of a program, line by line. In: what a worker read from the logs of
 * its JVM, and the classes that it ran. Out: data for the page, with every reason in plain words.
 */
@NullMarked
package dev.hotpath.evidence.jit;

import org.jspecify.annotations.NullMarked;
