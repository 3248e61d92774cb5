package dev.hotpath.protocol;

/**
 * A file of an exercise or a submission.
 *
 * @param path relative to the exercise, with forward slashes: {@code src/Concat.java}
 */
public record SourceFile(String path, String text) {}
