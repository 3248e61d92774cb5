/**
 * How people reach a class. In: what a server was told of its addresses, what a request says of its
 * way. Out: addresses, pictures of them, where a request came from. {@code web} makes the pages.
 */
@NullMarked
package dev.hotpath.web.join;

import org.jspecify.annotations.NullMarked;
