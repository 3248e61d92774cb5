package dev.hotpath.run;

import dev.hotpath.protocol.TestReport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what a program printed safe to look at. */
final class Printable {

  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

  private Printable() {}

  /** Without colour codes; other control characters shown as their pictures: ␀ ␇ ␛. */
  static String of(String printed) {
    return shown(ANSI.matcher(printed).replaceAll(""));
  }

  /** With all control characters shown as their pictures. */
  static String shown(String said) {
    StringBuilder text = new StringBuilder(said.length());
    said.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            text.appendCodePoint(c);
          } else if (c < ' ') {
            text.append((char) ('\u2400' + c));
          } else if (c != 0x7f) {
            text.appendCodePoint(c);
          }
        });
    return text.toString();
  }

  /** What a test said, which a terminal may show. */
  static TestReport of(TestReport test) {
    return new TestReport(
        test.id(),
        shown(test.name()),
        test.status(),
        test.millis(),
        shownOrNull(test.message()),
        shownOrNull(test.expected()),
        shownOrNull(test.actual()),
        of(test.output()));
  }

  private static @Nullable String shownOrNull(@Nullable String said) {
    return said == null ? null : shown(said);
  }
}
