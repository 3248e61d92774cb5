package dev.hotpath.grade.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pass goes at this moment, from its beginning.
 *
 * @param loop {@code open} or {@code closed}
 * @param seconds of it that are over
 * @param due requests by now
 * @param waiting of those that were sent, for an answer
 * @param refused that the service itself said it does not take
 * @param failed with which the service threw
 * @param shed not sent, since too many waited already
 * @param p50 milliseconds within which half of those had an answer of which it is known what became
 *     of them; {@code null} where fewer had one, or nothing is known yet
 * @param p99 as {@code p50}, of 99 in 100
 * @param buckets those that are not as they were at the moment before
 */
public record LoadNow(
    String loop,
    double seconds,
    int due,
    int answered,
    int waiting,
    int refused,
    int failed,
    int shed,
    @Nullable Double p50,
    @Nullable Double p99,
    List<LoadBucket> buckets) {
  public LoadNow {
    buckets = List.copyOf(buckets);
  }
}
