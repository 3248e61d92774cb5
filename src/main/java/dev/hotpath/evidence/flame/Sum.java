package dev.hotpath.evidence.flame;

/** Weight of samples, and how many objects or waits stand behind it. */
final class Sum {

  private long weight;
  private long count;

  void add(long weight, long count) {
    this.weight += weight;
    this.count += count;
  }

  void add(Sum other) {
    add(other.weight, other.count);
  }

  long weight() {
    return weight;
  }

  long count() {
    return count;
  }
}
