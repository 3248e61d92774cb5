/** The only room that speaks SQL. In and out: the classroom's records, kept in SQLite. */
@NullMarked
package dev.hotpath.store;

import org.jspecify.annotations.NullMarked;
