package dev.hotpath.cli;

import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.CatalogueException;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Problem;
import dev.hotpath.exercise.Solution;
import dev.hotpath.exercise.Solutions;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.RunKeeper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Proves exercises: files and ids are right, the starter is correct and short of its goal, "
            + "the solution passes, no trap does.")
final class CheckCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Parameters(paramLabel = "EXERCISE", arity = "0..*", description = "Ids; default: all.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Proves every verdict N times. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What the command prints with {@code --json}. */
  record Result(boolean sound, List<String> problems, List<Proof> proofs, List<Margin> margins) {}

  /**
   * A verdict that was due.
   *
   * @param what {@code starter}, {@code solution} or {@code trap NAME}
   * @param expected in words
   * @param round from 1
   */
  record Proof(
      String exercise,
      String what,
      String expected,
      int round,
      boolean holds,
      Verdict verdict,
      String summary,
      List<RunReport.GoalResult> goals) {}

  @Override
  public Integer call() throws InterruptedException {
    if (repeat < 1) {
      throw new ArgumentException("--repeat %d: it takes at least one round".formatted(repeat));
    }
    Catalogue.Reading reading = Catalogue.read(catalogue.exercises(wiring), Metrics.keys());
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.addAll(Solutions.strays(catalogue.solutions(wiring), reading.sound()));
    List<Proof> proofs = new ArrayList<>();
    List<Margin> margins = new ArrayList<>();
    try (Wiring.Engine engine = wiring.engine(catalogue.sandbox(), RunKeeper.FORGETFUL)) {
      for (Exercise exercise : chosen(reading)) {
        try {
          Solution solution = Solutions.load(catalogue.solutions(wiring), exercise);
          // Profiles prove no verdict: once is enough to see that they can be taken.
          Exercise later = exercise.withoutViews();
          for (int round = 1; round <= repeat; round++) {
            prove(engine, round == 1 ? exercise : later, solution, round, proofs);
          }
          margins.addAll(margins(exercise, proofs));
        } catch (CatalogueException e) {
          problems.addAll(e.problems());
        }
      }
    }
    boolean sound = problems.isEmpty() && proofs.stream().allMatch(Proof::holds);
    print(new Result(sound, problems.stream().map(Problem::toString).toList(), proofs, margins));
    return sound ? Cli.OK : Cli.FELL_SHORT;
  }

  private List<Exercise> chosen(Catalogue.Reading reading) {
    if (ids.isEmpty()) {
      return reading.sound().exercises();
    }
    return ids.stream().map(id -> catalogue.exercise(wiring, id)).toList();
  }

  private void prove(
      Wiring.Engine engine, Exercise exercise, Solution solution, int round, List<Proof> proofs)
      throws InterruptedException {
    prove(engine, exercise, "starter", exercise.edit(), "slow", round, proofs);
    prove(engine, exercise, "solution", solution.files(), "pass", round, proofs);
    for (var trap : solution.traps().entrySet()) {
      prove(engine, exercise, "trap " + trap.getKey(), trap.getValue(), "not pass", round, proofs);
    }
  }

  private void prove(
      Wiring.Engine engine,
      Exercise exercise,
      String what,
      List<SourceFile> files,
      String expected,
      int round,
      List<Proof> proofs)
      throws InterruptedException {
    // Else a starter that meets all other goals would be short of one by its silence alone.
    boolean answers = exercise.kind() != Kind.READ || !what.equals("starter");
    RunReport report =
        OneRun.of(
            engine.runs(),
            exercise,
            files,
            answers ? exercise.rightAnswers() : Map.of(),
            event -> {});
    Verdict verdict = Objects.requireNonNull(report.verdict());
    boolean holds =
        switch (expected) {
          case "slow" -> verdict == Verdict.SLOW;
          case "pass" -> verdict == Verdict.PASS;
          default -> verdict != Verdict.PASS && verdict != Verdict.INTERNAL_ERROR;
        };
    Proof proof =
        new Proof(
            exercise.id(), what, expected, round, holds, verdict, report.summary(), report.goals());
    proofs.add(proof);
    if (!json) {
      print(proof);
    }
  }

  /** Of every goal that a code should meet, and of the one that a starter misses most clearly. */
  private static List<Margin> margins(Exercise exercise, List<Proof> proofs) {
    List<Margin> margins = new ArrayList<>();
    for (String what : List.of("starter", "solution")) {
      List<Proof> rounds =
          proofs.stream()
              .filter(proof -> proof.exercise().equals(exercise.id()) && proof.what().equals(what))
              .toList();
      List<Margin> ofCode = new ArrayList<>();
      for (int i = 0; i < exercise.goals().size(); i++) {
        int goal = i;
        List<RunReport.GoalResult> results =
            rounds.stream().map(proof -> proof.goals().get(goal)).toList();
        Margin.of(exercise.id(), what, exercise.goals().get(i), results, what.equals("solution"))
            .ifPresent(ofCode::add);
      }
      margins.addAll(what.equals("starter") ? Margin.clearest(ofCode) : ofCode);
    }
    return margins;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void print(Proof proof) {
    PrintWriter out = out();
    StringBuilder goals = new StringBuilder();
    for (RunReport.GoalResult goal : proof.goals()) {
      Double measured = goal.measured();
      if (measured != null) {
        goals.append(
            String.format(
                Locale.ROOT, "  %s %.3g (goal %.3g)", goal.metric(), measured, goal.target()));
      }
    }
    out.printf(
        "%s  %-12s %-32s %-12s%s%n",
        proof.holds() ? "ok  " : "FAIL",
        proof.exercise(),
        proof.what(),
        proof.verdict().key(),
        goals);
    if (!proof.holds()) {
      out.println("      expected " + proof.expected() + ": " + proof.summary());
    }
    out.flush();
  }

  /** How far from their goals starters and solutions were, in their worst round. */
  private void print(List<Margin> margins) {
    if (margins.isEmpty()) {
      return;
    }
    PrintWriter out = out();
    out.printf(
        "%n%-16s %-9s %-16s %12s  %-22s %s%n",
        "exercise", "code", "goal", "bound", "measured", "margin");
    for (Margin margin : margins) {
      out.printf(
          Locale.ROOT,
          "%-16s %-9s %-16s %s %10.3g  %-22s %s%n",
          margin.exercise(),
          margin.what(),
          margin.metric(),
          margin.atLeast() ? "≥" : "≤",
          margin.bound(),
          String.format(Locale.ROOT, "%.3g to %.3g", margin.low(), margin.high()),
          String.format(Locale.ROOT, "%.3g×%s", margin.factor(), margin.tight() ? "  tight" : ""));
    }
    out.println();
  }

  private void print(Result result) {
    PrintWriter out = out();
    if (json) {
      out.println(RunDocuments.mapper().writeValueAsString(result));
    } else {
      result.problems().forEach(problem -> out.println("FAIL  " + problem));
      print(result.margins());
      long held = result.proofs().stream().filter(Proof::holds).count();
      out.printf(
          "%d of %d proofs hold, %s%n",
          held,
          result.proofs().size(),
          result.problems().size() == 1 ? "1 problem" : result.problems().size() + " problems");
    }
    out.flush();
  }
}
