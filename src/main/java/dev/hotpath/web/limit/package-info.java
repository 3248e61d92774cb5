/**
 * How much a learner, and all of them together, may ask of the server. In: who asks, and when. Out:
 * yes, or how long to wait. Arithmetic alone; {@code web} turns a no into an answer.
 */
@NullMarked
package dev.hotpath.web.limit;

import org.jspecify.annotations.NullMarked;
