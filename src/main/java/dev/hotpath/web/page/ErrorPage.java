package dev.hotpath.web.page;

/**
 * What went wrong with a page.
 *
 * @param status of the HTTP response
 * @param title a few words: {@code No such exercise}
 * @param message what happened, and what to do about it
 */
public record ErrorPage(int status, String title, String message) {}
