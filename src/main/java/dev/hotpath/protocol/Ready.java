package dev.hotpath.protocol;

/**
 * The first word of a compiler or worker: it has loaded what it needs and waits for work.
 *
 * @param javaVersion of the JVM that speaks, such as {@code 25.0.3}
 * @param unfiltered why it has no filter on system calls; empty where it has one
 */
public record Ready(String javaVersion, String unfiltered) implements Message {}
