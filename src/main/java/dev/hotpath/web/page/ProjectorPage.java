package dev.hotpath.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all see; what goes on comes from the API.
 *
 * @param title of the class
 * @param joinCode as it is read aloud
 * @param exercise whose notes are shown; {@code null} for none
 * @param notes a page for each section of its guide, rendered and sanitised
 * @param exercises whose notes can be shown
 */
public record ProjectorPage(
    String title,
    String joinCode,
    @Nullable String exercise,
    List<String> notes,
    List<Listed> exercises) {

  public ProjectorPage {
    notes = List.copyOf(notes);
    exercises = List.copyOf(exercises);
  }

  /** One exercise in a list. */
  public record Listed(String id, int number, String title) {}

  /** A guide cut before each of its headings of the second level. */
  public static List<String> pagesOf(String title, String guideHtml) {
    String[] parts = guideHtml.split("(?=<h2)");
    // The first part has no heading of its own.
    parts[0] = parts[0].startsWith("<h2") ? parts[0] : "<h2>" + escaped(title) + "</h2>" + parts[0];
    return List.of(parts);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
