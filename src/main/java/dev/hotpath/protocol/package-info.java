/**
 * What the JVMs say to each other: one record per message, and the link that carries them. In and
 * out: length-prefixed frames over a Unix domain socket of a worker's own, so that nothing a
 * learner prints can get between them.
 */
@NullMarked
package dev.hotpath.protocol;

import org.jspecify.annotations.NullMarked;
