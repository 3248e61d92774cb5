package dev.hotpath.grade;

import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.Diagnostic.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in English why something does not compile. */
final class CompileWords {

  private static final Pattern MISSING_SYMBOL =
      Pattern.compile("^cannot find symbol\\s+symbol:\\s+([^\n]+)(?:\\s+location:\\s+([^\n]+))?");
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private CompileWords() {}

  static String compileError(Compiled compiled) {
    return compileError(compiled, Set.of());
  }

  /**
   * What the compiler has to say.
   *
   * @param edited paths of the files that the learner writes, besides those in {@code src/}
   */
  static String compileError(Compiled compiled, Set<String> edited) {
    List<Diagnostic> errors =
        compiled.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    Diagnostic first = errors.getFirst();
    boolean cut = compiled.diagnosticsInAll() > compiled.diagnostics().size();
    int others = (cut ? compiled.diagnosticsInAll() : errors.size()) - 1;
    String more = others > 0 ? String.format(Locale.ROOT, " (and %,d more)", others) : "";
    String where = "%s line %d".formatted(fileName(first.file()), first.line());
    String what = problem(first.message());
    return first.file().startsWith("src/")
            || first.file().isEmpty()
            || edited.contains(first.file())
        ? "It does not compile: %s: %s%s.".formatted(where, what, more)
        : ("The exercise's %s no longer fits your code: %s%s. Bring back the name, the parameters "
                + "and the type that it uses.")
            .formatted(where, what, more);
  }

  static String compileLimit(Compiled compiled) {
    String what =
        compiled.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .reduce((first, last) -> last) // what stopped it comes behind what was wrong before
            .map(Diagnostic::message)
            .orElse("it takes the compiler too long or too much memory");
    return "Stopped while compiling: %s.".formatted(what);
  }

  /** javac's message in one line. It spreads a missing symbol over three: what, which, where. */
  static String problem(String message) {
    Matcher missing = MISSING_SYMBOL.matcher(message);
    if (!missing.find()) {
      return Quotes.firstLine(message);
    }
    String symbol = missing.group(1) + (missing.group(2) == null ? "" : " in " + missing.group(2));
    return "cannot find " + PACKAGE.matcher(symbol.strip()).replaceAll("");
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
