package dev.hotpath.web.page;

import java.time.Instant;

/**
 * The board of a class that is over; who was where comes from the API.
 *
 * @param id of the class
 * @param from when it began
 * @param fromWords the same in words
 * @param to when it ended
 * @param toWords the same in words
 */
public record EarlierBoardPage(
    String id, String title, Instant from, String fromWords, Instant to, String toWords) {}
