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
    List<String> events, String event, int seconds, int maxSeconds, boolean begins) {

  public ServerProfilePage {
    events = List.copyOf(events);
  }
}
