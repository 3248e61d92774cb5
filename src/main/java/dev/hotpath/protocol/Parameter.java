package dev.hotpath.protocol;

/**
 * A value for a field of a benchmark's state that has JMH's {@code @Param}.
 *
 * @param name of the field
 * @param value in place of the one that the benchmark gives
 */
public record Parameter(String name, String value) {}
