package dev.hotpath.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.exercise.Exercise;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A draft as a browser sends it: {@code {"files": {"src/Concat.java": "…"}}}, and from who knows
 * versions {@code "base": 7}: the one that it was typed on top of; {@code "browser": "k3f9…",
 * "edit": 12}: where it was typed, and the how manieth time; {@code "instead": 3}: the kept draft
 * that it goes on with.
 */
final class DraftBody {

  private static final Pattern BROWSER = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final Map<String, String> files;
  @JsonProperty private @Nullable Long base;
  @JsonProperty private @Nullable String browser;
  @JsonProperty private long edit;
  @JsonProperty private @Nullable Long instead;

  @JsonCreator
  DraftBody(@JsonProperty("files") Map<String, String> files) {
    this.files = files;
  }

  Drafts.Typed typed(Exercise exercise) {
    return typed(Drafts.Typed.anyhow(Bodies.files(files, exercise)), base, browser, edit, instead);
  }

  /** The same from the query of a request without a body: the wish to go back to the starter. */
  static Drafts.Typed back(Context context) {
    return typed(
        Drafts.Typed.back(),
        number(context, "base"),
        context.queryParam("browser"),
        Objects.requireNonNullElse(number(context, "edit"), 0L),
        null);
  }

  private static Drafts.Typed typed(
      Drafts.Typed typed,
      @Nullable Long base,
      @Nullable String browser,
      long edit,
      @Nullable Long instead) {
    if ((base != null && base < 0) || edit < 0) {
      throw new Problem(
          422, "bad-version", "Versions and edits count from 0; send what you were told.");
    }
    if (browser != null && !BROWSER.matcher(browser).matches()) {
      throw new Problem(
          422,
          "bad-browser",
          "The id of a browser has 8 to 64 letters, digits, '-' or '_'; '%s' is none."
              .formatted(Bodies.cut(browser)));
    }
    Drafts.Typed told = base == null ? typed : typed.onTopOf(base);
    told = browser == null ? told : told.in(browser, edit);
    return instead == null ? told : told.insteadOf(instead);
  }

  private static @Nullable Long number(Context context, String name) {
    String text = context.queryParam(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,15}")) {
      throw new Problem(
          422,
          "bad-version",
          "'%s' is no number from 0; leave '%s' out, or send one."
              .formatted(Bodies.cut(text), name));
    }
    return Long.valueOf(text);
  }
}
