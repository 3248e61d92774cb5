package dev.hotpath.web.page;

import java.util.List;

/**
 * Where the server's own profile is taken and shown.
 *
 * @param events that can be chosen
 * @param event that is chosen
 * @param seconds that are chosen
 * @param begins whether to begin at once, because the address asks for it
 */
public record ServerProfilePage(
    List<Event> events, String event, int seconds, int maxSeconds, boolean begins) {

  public ServerProfilePage {
    events = List.copyOf(events);
  }

  /**
   * What can be looked at.
   *
   * @param key in addresses and for programs
   * @param words for people
   */
  public record Event(String key, String words) {}
}
