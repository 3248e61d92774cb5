package dev.hotpath.web.page;

/**
 * Asked before a browser that is somebody's becomes somebody else's.
 *
 * @param here whose the browser is
 * @param name whose the link is
 * @param title of the link's class
 * @param secret of the link
 */
public record ResumePage(String here, String name, String title, String secret) {}
