package dev.hotpath.grade.load;

import org.jspecify.annotations.Nullable;

/**
 * Requests that were due within one stretch of time, and what is known of them. Those that are due
 * and nothing else wait for an answer, or waited in vain.
 *
 * @param index of the stretch, from 0; each is as long as the others
 * @param due how many are due by now; sent, where one client waits for each answer
 * @param refused that the service itself said it does not take
 * @param failed with which the service threw
 * @param shed not sent, since too many waited already
 * @param p50 milliseconds within which half of the answers came; {@code null} without an answer
 * @param p99 as {@code p50}, of 99 in 100
 * @param most as {@code p50}, of all
 */
public record LoadBucket(
    int index,
    int due,
    int answered,
    int refused,
    int failed,
    int shed,
    @Nullable Double p50,
    @Nullable Double p99,
    @Nullable Double most) {}
