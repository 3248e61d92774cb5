package dev.hotpath.cli;

import dev.hotpath.evidence.coverage.Coverage;
import dev.hotpath.grade.MutantsShown;
import dev.hotpath.grade.RunDocuments;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For a terminal: what tests that a learner wrote are worth. */
final class TestsText {

  private final PrintWriter out;

  TestsText(PrintWriter out) {
    this.out = out;
  }

  /** Prints what a run left behind; nothing for a run of another kind. */
  void print(Map<String, byte[]> artifacts) {
    byte[] mutants = artifacts.get("mutants.json");
    if (mutants == null) {
      return;
    }
    print(RunDocuments.mapper().readValue(mutants, MutantsShown.class));
    byte[] coverage = artifacts.get("coverage.json");
    if (coverage != null) {
      print(RunDocuments.mapper().readValue(coverage, Coverage.class));
    }
  }

  private void print(MutantsShown told) {
    for (MutantsShown.Mutant mutant : told.mutants()) {
      String which = "mutant %d of %d".formatted(mutant.number(), told.mutants().size());
      out.println(
          mutant.killed()
              ? "  killed   %s: %s; %s"
                  .formatted(which, mutant.name(), by(mutant.how(), mutant.by()))
              : "  survived " + which);
    }
    for (MutantsShown.Rejected rejected : told.rejected()) {
      out.println(
          "  rejected a correct program: %s; %s"
              .formatted(rejected.name(), by(rejected.how(), rejected.by())));
    }
  }

  private static String by(@Nullable String how, List<String> tests) {
    return tests.isEmpty() ? "the program " + how : "“%s” %s".formatted(tests.getFirst(), how);
  }

  private void print(Coverage coverage) {
    out.printf(
        Locale.ROOT,
        "  %d of %d branches taken, %d of %d lines run%n",
        coverage.branchesCovered(),
        coverage.branches(),
        coverage.linesCovered(),
        coverage.lines().size());
    for (Coverage.Line line : coverage.lines()) {
      int branches = line.branchesMissed() + line.branchesCovered();
      if (line.instructionsCovered() == 0) {
        out.printf("  %s:%d: never run%n", line.file(), line.line());
      } else if (line.branchesMissed() > 0) {
        out.printf(
            "  %s:%d: %d of %d branches%n",
            line.file(), line.line(), line.branchesCovered(), branches);
      }
    }
  }
}
