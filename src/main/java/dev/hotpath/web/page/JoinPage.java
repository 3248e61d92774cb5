package dev.hotpath.web.page;

import org.jspecify.annotations.Nullable;

/**
 * The form by which one joins.
 *
 * @param code as typed, or as the link had it
 * @param name as typed
 * @param then where to go on to
 * @param ticket makes the form the same one when it is sent twice
 * @param wrong what was wrong with what was typed
 * @param field that was wrong: {@code code}, {@code name}, or neither
 * @param here who this browser is already
 * @param left whether somebody has just left on this computer
 */
public record JoinPage(
    String code,
    String name,
    String then,
    String ticket,
    @Nullable String wrong,
    @Nullable String field,
    @Nullable Here here,
    boolean left) {

  /**
   * Who this browser is already.
   *
   * @param title of their class
   * @param over whether that is over
   */
  public record Here(String name, String title, boolean over) {}
}
