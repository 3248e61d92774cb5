package dev.hotpath.protocol;

/** Anything that crosses a {@link Link}. */
public sealed interface Message permits Ready, Go, Compile, Compiled, Job, JobEvent {}
