package dev.hotpath.protocol;

/** Anything that crosses a {@link Link}. */
public sealed interface Message permits Ready, Turn, Compile, Compiled, Job, JobEvent {}
