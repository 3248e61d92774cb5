/**
 * A class that meets: sessions, people, and what goes on in front of all. In: what the instructor
 * and the attendees do, as events in a journal. Out: what is true now, their sum.
 */
@NullMarked
package dev.hotpath.classroom.lesson;

import org.jspecify.annotations.NullMarked;
