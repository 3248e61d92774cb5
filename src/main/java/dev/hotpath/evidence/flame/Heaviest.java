package dev.hotpath.evidence.flame;

import java.util.Map;

/** Of several, that which most of the weight was at. */
final class Heaviest {

  private Heaviest() {}

  /** The key with the greatest value; 0 where there is none. */
  static int of(Map<Integer, Long> weights) {
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }
}
