package dev.hotpath.evidence.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a thread was about in each of many parts of time, in twentieths: as runs of equal mixes,
 * each of which is told once for all threads.
 */
final class Cells {

  private static final int PARTS = 20;
  private static final int BITS = 5; // of a number up to twenty

  private final int from;
  private final int to;
  private final int bins;
  private final double[] shares;
  private final Map<Long, Integer> mixes = new LinkedHashMap<>();

  Cells(int from, int to, int bins) {
    this.from = from;
    this.to = to;
    this.bins = bins;
    shares = new double[bins * State.count()];
    mixes.put(0L, 0); // not there at all
  }

  /** Count of bins, index of a mix, and so on. */
  List<Integer> of(Lane lane) {
    Arrays.fill(shares, 0);
    lane.tell(from, to, this::add);
    List<Integer> runs = new ArrayList<>();
    int last = -1;
    for (int bin = 0; bin < bins; bin++) {
      int mix = mix(bin);
      if (mix == last) {
        int run = runs.size() - 2;
        runs.set(run, runs.get(run) + 1);
      } else {
        runs.add(1);
        runs.add(mix);
        last = mix;
      }
    }
    return runs;
  }

  private void add(int start, int end, State state, double share) {
    double perBin = (double) (to - from) / bins;
    int first = (int) ((start - from) / perBin);
    int last = (int) Math.min(bins - 1, (end - from) / perBin);
    for (int bin = Math.min(first, bins - 1); bin <= last; bin++) {
      double begin = Math.max(start, from + bin * perBin);
      double until = Math.min(end, from + (bin + 1) * perBin);
      if (until > begin) {
        shares[bin * State.count() + state.ordinal()] += share * (until - begin) / perBin;
      }
    }
  }

  /** Rounded so that their sum is: the largest remainders are rounded up. */
  private int mix(int bin) {
    int states = State.count();
    int at = bin * states;
    double all = 0;
    for (int state = 0; state < states; state++) {
      all += shares[at + state];
    }
    int left = (int) Math.round(Math.min(1, all) * PARTS);
    if (left == 0 && all > 0) {
      left = 1; // it was there, however shortly
    }
    int[] parts = new int[states];
    double scale = all > 0 ? left / all : 0;
    for (int state = 0; state < states; state++) {
      parts[state] = (int) (shares[at + state] * scale);
    }
    left -= Arrays.stream(parts).sum();
    while (left-- > 0) {
      int most = 0;
      for (int state = 1; state < states; state++) {
        if (shares[at + state] * scale - parts[state] > shares[at + most] * scale - parts[most]) {
          most = state;
        }
      }
      parts[most]++;
    }
    long key = 0;
    for (int part : parts) {
      key = (key << BITS) | part;
    }
    Integer known = mixes.putIfAbsent(key, mixes.size());
    return known == null ? mixes.size() - 1 : known;
  }

  /** Twentieths in each state; the first is empty. */
  List<List<Integer>> mixes() {
    List<List<Integer>> all = new ArrayList<>(mixes.size());
    for (long key : mixes.keySet()) {
      Integer[] parts = new Integer[State.count()];
      for (int state = 0; state < parts.length; state++) {
        parts[state] = (int) ((key >>> (BITS * (parts.length - 1 - state))) & ((1 << BITS) - 1));
      }
      all.add(key == 0 ? List.of() : List.of(parts));
    }
    return all;
  }
}
