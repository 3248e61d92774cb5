package dev.hotpath.protocol;

/**
 * Which probes of an instrumented class were passed.
 *
 * @param type as in a class file: {@code concat/Concat}
 * @param passed 1 for each probe that was, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ClassProbes(String type, byte[] passed) {}
