package dev.hotpath.grade;

/** A verdict, and the one plain sentence that says it. */
public record Grade(Verdict verdict, String summary) {}
