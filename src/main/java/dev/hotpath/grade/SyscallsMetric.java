package dev.hotpath.grade;

/**
 * {@code syscalls}: how often per operation the kernel is asked to read or to write, by all threads
 * of the fork.
 */
final class SyscallsMetric extends CounterMetric {

  SyscallsMetric() {
    super("syscalls", true, false, 0.005);
  }
}
