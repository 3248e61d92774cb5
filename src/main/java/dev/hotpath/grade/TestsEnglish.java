package dev.hotpath.grade;

import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.Diagnostic.Severity;
import dev.hotpath.protocol.TestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@link English} for tests that a learner wrote: here it is they that are judged. */
final class TestsEnglish {

  private static final int MAX_NAMED = 3;

  private TestsEnglish() {}

  static String compileError(Compiled compiled) {
    List<Diagnostic> errors =
        compiled.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    Diagnostic first =
        errors.stream()
            .filter(error -> error.file().startsWith("test/"))
            .findFirst()
            .orElse(errors.getFirst());
    int others = Math.max(errors.size(), compiled.diagnosticsInAll()) - 1;
    return "Your tests do not compile: %s line %d: %s%s."
        .formatted(
            CompileWords.fileName(first.file()),
            first.line(),
            CompileWords.problem(first.message()),
            others > 0 ? " (and more)" : "");
  }

  static String noTest(List<String> files) {
    return "There is no test in %s yet: write a method without parameters, annotated with @Test."
        .formatted(String.join(", ", files));
  }

  static String failed(List<TestReport> failed, int all) {
    TestReport first = failed.getFirst();
    return failed.size() == 1
        ? "Your tests fail on the program as it is, and it is right: “%s” failed: %s."
            .formatted(first.name(), English.why(first))
        : "Your tests fail on the program as it is, and it is right: %d of %d failed, first “%s”: %s."
            .formatted(failed.size(), all, first.name(), English.why(first));
  }

  static String notFound(List<String> methods) {
    return ("JUnit did not run %s. A test method returns nothing and is neither private nor static;"
            + " a class inside another needs @Nested.")
        .formatted(named(methods));
  }

  /** On the program as it is all pass; what comes next, unless it waits for others. */
  static String right(int tests, int before, String about) {
    String passed =
        tests == 1
            ? "Your test passes on the program as it is."
            : "All %d of your tests pass on the program as it is.".formatted(tests);
    return before == 0
        ? passed + " Now trying them on wrong programs."
        : "%s Waiting to be tried on wrong ones: %d before it, %s."
            .formatted(passed, before, about);
  }

  static String unsteady(Mutants.Tried again) {
    return ("Your tests passed on the program, and then not on the very same program: %s. A test has"
            + " to say the same every time; look for random numbers, clocks, and what it keeps.")
        .formatted(by(again));
  }

  static String trying(boolean right, int number, int of) {
    return right
        ? "Trying a correct program, %d of %d".formatted(number, of)
        : "Trying mutant %d of %d".formatted(number, of);
  }

  static String probesDoNotFit() {
    return "What the worker told of the lines that were run can't be right, so this can't count.";
  }

  static String measured(Verdict verdict, Mutants mutants, Covered covered) {
    int all = mutants.wrong().size();
    int killed = mutants.killed().size();
    int open = covered.branches() - covered.branchesCovered();
    if (verdict == Verdict.PASS) {
      return "Correct, kills %d of %s and covers %s."
          .formatted(killed, mutants(all), open == 0 ? "every branch" : branches(covered));
    }
    if (!mutants.rejectedThoughRight().isEmpty()) {
      Mutants.Tried first = mutants.rejectedThoughRight().getFirst();
      return "Too strict: your tests reject a correct program, one that is written differently (%s): %s."
          .formatted(first.words(), by(first));
    }
    List<String> wanting = new ArrayList<>();
    if (killed < all) {
      wanting.add(
          "%d of %s %s: %s"
              .formatted(
                  all - killed,
                  mutants(all),
                  all - killed == 1 ? "survives" : "survive",
                  named(
                      mutants.survivors().stream()
                          .map(tried -> "number " + tried.number())
                          .toList())));
    }
    if (open > 0) {
      wanting.add(
          "%d of %d branches %s never taken"
              .formatted(open, covered.branches(), open == 1 ? "is" : "are"));
    }
    return "Your tests are right, but %s."
        .formatted(wanting.isEmpty() ? "some lines are never run" : String.join(", and ", wanting));
  }

  private static String branches(Covered covered) {
    return "%d of %d branches".formatted(covered.branchesCovered(), covered.branches());
  }

  private static String mutants(int all) {
    return all == 1 ? "1 mutant" : all + " mutants";
  }

  private static String by(Mutants.Tried tried) {
    String how = Objects.requireNonNull(tried.how()).words();
    return tried.by().isEmpty()
        ? "they " + they(how)
        : "“%s” %s".formatted(tried.by().getFirst(), how);
  }

  private static String they(String how) {
    return how.replaceFirst("^was ", "were ");
  }

  private static String named(List<String> names) {
    String first = names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
    return names.size() > MAX_NAMED
        ? "%s and %d more".formatted(first, names.size() - MAX_NAMED)
        : first;
  }
}
