package dev.hotpath.protocol;

/**
 * Compiled output.
 *
 * @param path as in a jar: {@code concat/Concat.class}, or a resource such as {@code
 *     META-INF/BenchmarkList}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ClassFile(String path, byte[] bytes) {}
