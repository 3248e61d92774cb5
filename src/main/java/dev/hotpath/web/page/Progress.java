package dev.hotpath.web.page;

import java.util.Locale;

/** How far the learner has come with one exercise. */
public enum Progress {
  UNTOUCHED("not started"),
  /** Something was typed, nothing was run. */
  DRAFT("draft"),
  /** Run, but not correct yet. */
  TRIED("not correct yet"),
  SLOW("correct, short of its goal"),
  PASSED("passed");

  private final String text;

  Progress(String text) {
    this.text = text;
  }

  /** The word that style sheets use. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a learner reads. */
  public String text() {
    return text;
  }
}
