package dev.hotpath.web;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders guides. HTML in them is shown as text and links lead to the web or to this server only:
 * an exercise is written by somebody, and may be installed by somebody else.
 */
final class Markdown {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  String html(String markdown) {
    // A corner that is empty heads nothing: a screen reader would announce a header without a name.
    return renderer
        .render(parser.parse(markdown))
        .replaceAll("<th([^>]*)></th>", "<td$1></td>")
        // What may scroll sideways on a phone must be reachable by keyboard.
        .replaceAll("<(pre|table)>", "<$1 tabindex=\"0\">");
  }
}
