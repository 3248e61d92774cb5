/**
 * What each page shows: one record per template, made by a handler, read by Thymeleaf through its
 * accessors. Text is plain unless a component's name ends in {@code Html}.
 */
@NullMarked
package dev.hotpath.web.page;

import org.jspecify.annotations.NullMarked;
