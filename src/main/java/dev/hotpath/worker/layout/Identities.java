package dev.hotpath.worker.layout;

import org.jspecify.annotations.Nullable;

/**
 * Objects that were seen, by identity. Open addressing in one array, which is as large from the
 * start as it may get: to grow would take three times the room in a heap that may be full.
 */
final class Identities {

  private static final int LEAST = 1 << 10;

  private final @Nullable Object[] table;
  private final int most;
  private int size;

  /**
   * @param most objects that it takes, at least 512
   */
  Identities(int most) {
    int capacity = Math.max(LEAST, Integer.highestOneBit(Math.max(1, most)) << 1);
    table = new @Nullable Object[capacity];
    this.most = capacity / 2;
  }

  boolean full() {
    return size >= most;
  }

  /** Whether it was not in it before, and is now. */
  boolean add(Object object) {
    int mask = table.length - 1;
    int hash = System.identityHashCode(object);
    int at = (hash ^ hash >>> 15) & mask;
    while (table[at] != null) {
      if (table[at] == object) {
        return false;
      }
      at = at + 1 & mask;
    }
    table[at] = object;
    size++;
    return true;
  }
}
