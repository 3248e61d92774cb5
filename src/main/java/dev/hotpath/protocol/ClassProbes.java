package dev.hotpath.protocol;

/**
 * What of an instrumented class was run.
 *
 * @param type as in a class file: {@code concat/Concat}
 * @param passed 1 for each probe that was passed, else 0
 * @param counts how often each counter was reached; {@link Integer#MAX_VALUE} stands for as often
 *     or more
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ClassProbes(String type, byte[] passed, int[] counts) {}
