package dev.hotpath.web;

import io.javalin.http.Context;

/**
 * Tells a page whose person has changed: two tabs of a browser share its cookie, so that once
 * somebody else has joined in one, what is typed in the other would be theirs.
 */
final class SamePerson {

  /** Whose page it is that asks. */
  private static final String HEADER = "Hotpath-Learner";

  private SamePerson() {}

  /**
   * Does nothing for who doesn't say whose page it is.
   *
   * @throws Problem 409 where the page is somebody else's
   */
  static void require(Context context) {
    String meant = context.header(HEADER);
    if (meant != null && !meant.equals(Learner.of(context))) {
      throw new Problem(
          409,
          "other-person",
          "Somebody else has joined in this browser since this page was opened; copy what you need,"
              + " then reload the page.");
    }
  }
}
