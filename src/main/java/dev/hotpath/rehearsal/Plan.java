package dev.hotpath.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * What is rehearsed.
 *
 * @param attendees how many
 * @param time from the first who joins to the last who hands in
 * @param pieces what they work on, one after the other; at least one
 * @param arrive how long the last comes after the first
 * @param think how long somebody types before they hand in, on average
 * @param kills how often the server is killed and started again meanwhile
 * @param seed of everything that is drawn
 */
public record Plan(
    int attendees,
    Duration time,
    List<Piece> pieces,
    Duration arrive,
    Duration think,
    int kills,
    long seed) {

  public Plan {
    pieces = List.copyOf(pieces);
  }
}
