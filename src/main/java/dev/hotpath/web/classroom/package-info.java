/**
 * A class over HTTP. In: what the instructor and attendees do, as JSON. Out: whole documents of
 * what is true now, one for the board and one for each attendee, followed as events; whoever
 * reconnects needs the newest alone.
 */
@NullMarked
package dev.hotpath.web.classroom;

import org.jspecify.annotations.NullMarked;
