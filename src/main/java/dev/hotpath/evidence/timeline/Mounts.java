package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.timeline.Events.Range;
import java.util.Arrays;

/** On which carrier each virtual thread was when. */
final class Mounts {

  private final Events events;
  private final int[] begins;
  private final int[] order;
  private final boolean known;

  Mounts(Events events, int threads) {
    this.events = events;
    begins = new int[threads + 1];
    int all = 0;
    for (int carrier = 0; carrier < threads; carrier++) {
      Range mounts = events.mounts(carrier);
      all += mounts.size();
      for (int mount = mounts.begin(); mount < mounts.end(); mount++) {
        if (events.others()[mount] >= 0) {
          begins[events.others()[mount] + 1]++;
        }
      }
    }
    known = all > 0;
    Arrays.parallelPrefix(begins, Integer::sum);
    int[] next = begins.clone();
    long[] keys = new long[begins[threads]];
    for (int carrier = 0; carrier < threads; carrier++) {
      Range mounts = events.mounts(carrier);
      for (int mount = mounts.begin(); mount < mounts.end(); mount++) {
        int thread = events.others()[mount];
        if (thread >= 0) {
          keys[next[thread]++] = ((long) events.start(mount) << Integer.SIZE) | mount;
        }
      }
    }
    order = new int[keys.length];
    for (int thread = 0; thread < threads; thread++) {
      Arrays.sort(keys, begins[thread], begins[thread + 1]);
    }
    Arrays.setAll(order, i -> (int) keys[i]);
  }

  /** Whether anything is known of carriers. */
  boolean known() {
    return known;
  }

  /** The first of a thread's that ends behind a time. */
  int firstAfter(int thread, int time) {
    int begin = begins[thread];
    int end = begins[thread + 1];
    while (begin < end) {
      int middle = (begin + end) >>> 1;
      if (events.end(order[middle]) <= time) {
        begin = middle + 1;
      } else {
        end = middle;
      }
    }
    return begin;
  }

  /** Behind the last of a thread's. */
  int end(int thread) {
    return begins[thread + 1];
  }

  /** Which event one is. */
  int event(int index) {
    return order[index];
  }
}
