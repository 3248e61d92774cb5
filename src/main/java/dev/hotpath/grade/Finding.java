package dev.hotpath.grade;

/** What one instrument found out about a submission, beside the times of benchmarks. */
public sealed interface Finding permits Answered, Covered, Latency, Mutants, Trusted {}
