package dev.hotpath.web.page;

import dev.hotpath.protocol.SourceFile;
import java.util.List;

/**
 * How an exercise is solved, for who has solved it.
 *
 * @param whyHtml rendered and sanitised
 */
public record SolutionPage(String id, String title, String whyHtml, List<SourceFile> files) {

  public SolutionPage {
    files = List.copyOf(files);
  }
}
