package dev.hotpath.grade;

/**
 * {@code gc-cpu}: the share of a fork's processor time that the threads of the collector use, 0 to
 * 1. Half a percent is nothing: with Serial the VM thread collects, and it has other duties.
 */
final class GcCpuMetric extends CounterMetric {

  GcCpuMetric() {
    super("gc-cpu", false, false, 0.005);
  }
}
