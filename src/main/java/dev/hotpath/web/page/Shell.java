package dev.hotpath.web.page;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param version of Hotpath
 * @param tier how submissions are confined: {@code namespaces} or {@code process}
 * @param tierExplained one sentence on what that tier stops
 * @param nonce of this response's Content-Security-Policy, for the editor's style elements
 * @param current key of the page in the navigation: {@code home}, {@code exercise}, {@code about}
 * @param inClass who reads it; {@code null} without a classroom
 */
public record Shell(
    String version,
    String tier,
    String tierExplained,
    String nonce,
    String current,
    @Nullable InClass inClass) {

  /**
   * Who reads a page of a class.
   *
   * @param person the attendee's name; {@code null} where it is none
   * @param over whether their class is over, so that they can read and nothing else
   * @param instructor whether it is the instructor
   */
  public record InClass(@Nullable String person, boolean over, boolean instructor) {}
}
