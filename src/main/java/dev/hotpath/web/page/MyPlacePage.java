package dev.hotpath.web.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who one is in a class, and how one comes back.
 *
 * @param name as it is, or as it was typed where that was wrong
 * @param title of the class
 * @param over whether it is over
 * @param resume the personal link, whole
 * @param wrong what was wrong with what was typed
 * @param saved whether the name was just changed
 */
public record MyPlacePage(
    String name,
    String title,
    Instant joinedAt,
    boolean over,
    String resume,
    @Nullable String wrong,
    boolean saved) {}
