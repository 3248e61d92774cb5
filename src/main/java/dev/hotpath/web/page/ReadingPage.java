package dev.hotpath.web.page;

/**
 * Where to read on.
 *
 * @param html of the workshop's list; empty where it has none
 */
public record ReadingPage(String html) {}
