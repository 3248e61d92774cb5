package dev.hotpath.web.page;

import java.time.Instant;
import java.util.List;

/**
 * The classes that were held here.
 *
 * @param classes newest first; the first is the one that pages are about
 */
public record EarlierPage(List<Held> classes) {

  public EarlierPage {
    classes = List.copyOf(classes);
  }

  /**
   * A class.
   *
   * @param when it began, in words
   * @param lasted how long, in words
   * @param people how many joined, in words
   * @param attempts how many were handed in, in words
   * @param current whether it is the one that pages are about
   * @param open whether people can work in it
   */
  public record Held(
      String id,
      String title,
      Instant at,
      String when,
      String lasted,
      String people,
      String attempts,
      boolean current,
      boolean open) {}
}
