package dev.hotpath.grade.load;

import java.util.List;

/**
 * Latency over time.
 *
 * @param loop {@code open} or {@code closed}
 * @param buckets those with a request, in order
 */
public record LoadTrack(String loop, List<LoadBucket> buckets) {
  public LoadTrack {
    buckets = List.copyOf(buckets);
  }
}
