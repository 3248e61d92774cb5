package dev.hotpath.protocol;

/** Lets a worker take the iteration that it said was due. */
public record Go() implements Message {}
