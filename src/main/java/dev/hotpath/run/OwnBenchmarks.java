package dev.hotpath.run;

import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Goal;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether benchmarks of a learner's can be measured: whether those are there that goals name, and
 * each is one benchmark, on one thread. What else annotations ask for (mode, unit, forks, warm-up,
 * iterations) the measuring fork overrides.
 */
final class OwnBenchmarks {

  private OwnBenchmarks() {}

  /** The same, with an error for each that can't be measured. */
  static Compiled checked(Exercise exercise, Compiled compiled) {
    if (compiled.outcome() != Compiled.Outcome.OK) {
      return compiled;
    }
    List<BenchmarkList> found = BenchmarkList.of(compiled.classes());
    List<Diagnostic> wrong = new ArrayList<>();
    for (String benchmark :
        exercise.goals().stream()
            .map(Goal::benchmark)
            .flatMap(Optional::stream)
            .distinct()
            .toList()) {
      SourceFile file = fileOf(exercise, benchmark);
      String type = typeOf(exercise, file);
      List<BenchmarkList> named =
          found.stream()
              .filter(one -> one.type().equals(type) && one.method().equals(benchmark))
              .toList();
      if (named.isEmpty()) {
        wrong.add(
            at(
                file.path(),
                1,
                "there is no @Benchmark method '%s' in %s any more, and that is the one which is judged; bring it back"
                    .formatted(benchmark, type.replaceFirst("^.*\\.", ""))));
        continue;
      }
      int line = lineOf(exercise, file, benchmark);
      if (named.getFirst().threads()) {
        wrong.add(
            at(file.path(), line, "@Threads is not for here: one thread is measured; remove it"));
      }
      for (String parameter : named.getFirst().parameters()) {
        wrong.add(
            at(
                file.path(),
                line,
                "@Param '%s' has several values, and each is a benchmark of its own; keep one"
                    .formatted(parameter)));
      }
    }
    return wrong.isEmpty()
        ? compiled
        : new Compiled(
            Compiled.Outcome.ERRORS,
            wrong,
            wrong.size(),
            List.of(),
            compiled.tests(),
            compiled.millis());
  }

  /** Full name of a benchmark that a goal names: {@code popcnt.PopcntBench.count}. */
  static String qualified(Exercise exercise, String benchmark) {
    return typeOf(exercise, fileOf(exercise, benchmark)) + "." + benchmark;
  }

  /** The file that has it in the starter; the catalogue sees to it that there is one. */
  private static SourceFile fileOf(Exercise exercise, String benchmark) {
    Pattern call = Pattern.compile("\\b" + Pattern.quote(benchmark) + "\\s*\\(");
    return exercise.edit().stream()
        .filter(file -> call.matcher(file.text()).find())
        .findFirst()
        .orElseThrow(() ->
            new RunException(
                "exercise '%s' has no benchmark '%s' to edit".formatted(exercise.id(), benchmark)));
  }

  private static String typeOf(Exercise exercise, SourceFile file) {
    return exercise.packageName()
        + "."
        + file.path().replaceFirst("^.*/", "").replaceFirst("\\.java$", "");
  }

  /** In the starter; near enough in what became of it, and the message says the rest. */
  private static int lineOf(Exercise exercise, SourceFile file, String benchmark) {
    Matcher place =
        Pattern.compile("\\b" + Pattern.quote(benchmark) + "\\s*\\(").matcher(file.text());
    return place.find() ? 1 + (int) file.text().substring(0, place.start()).lines().count() : 1;
  }

  private static Diagnostic at(String path, int line, String message) {
    return new Diagnostic(path, line, 1, line, 2, Diagnostic.Severity.ERROR, message);
  }
}
