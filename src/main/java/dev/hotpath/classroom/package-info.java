/**
 * People and what they did: attempts, drafts, answers, hints taken. In: what a learner does. Out:
 * what a page shows of it. Keeps it through interfaces that {@code store} implements.
 */
@NullMarked
package dev.hotpath.classroom;

import org.jspecify.annotations.NullMarked;
