package dev.hotpath.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** All that a browser fetches to show a page: style sheets, scripts, and what those import. */
final class PageFiles {

  private static final Pattern LINKED =
      Pattern.compile("(?:src|href)=\"(/static/[^\"]+\\.(?:js|css|svg))\"");
  private static final Pattern IMPORTED =
      Pattern.compile("(?m)^(?:import|export)\\b[^\"']*[\"'](\\.{1,2}/[^\"']+)[\"']");

  private PageFiles() {}

  /** Paths on the server, each once. */
  static List<String> of(Browser browser, String page) throws IOException, InterruptedException {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> toRead = new ArrayDeque<>();
    LINKED
        .matcher(browser.get(page).text())
        .results()
        .map(match -> match.group(1))
        .filter(found::add)
        .forEach(toRead::add);
    while (!toRead.isEmpty()) {
      String path = toRead.remove();
      if (path.endsWith(".js")) {
        IMPORTED
            .matcher(browser.get(path).text())
            .results()
            .map(match -> URI.create(path).resolve(match.group(1)).getPath())
            .filter(found::add)
            .forEach(toRead::add);
      }
    }
    return List.copyOf(found);
  }
}
