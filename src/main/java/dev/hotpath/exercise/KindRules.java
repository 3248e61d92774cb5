package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.List;

/** What the kinds {@code tune} and {@code read} ask of an exercise beyond what all do. */
final class KindRules {

  private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

  private KindRules() {}

  /** Whether a file that is not in a folder of sources may be edited. */
  static boolean atTheRoot(Kind kind, String path) {
    return kind == Kind.TUNE && path.equals(JvmOptions.FILE);
  }

  /** Whether there may be nothing to edit, to test and to look at. */
  static boolean withoutCode(Kind kind) {
    return kind == Kind.READ;
  }

  /** Notes what does not go with the exercise's kind. */
  static void check(
      TomlTable toml, Kind kind, List<SourceFile> edit, List<String> jvm, List<Goal> goals) {
    switch (kind) {
      case READ -> read(toml, edit, goals);
      case TUNE -> tune(toml, edit, jvm);
      case OPTIMISE, WRITE_TESTS, WRITE_BENCHMARK -> {}
    }
  }

  private static void read(TomlTable toml, List<SourceFile> edit, List<Goal> goals) {
    if (!edit.isEmpty()) {
      toml.problem(
          "kind 'read' has nothing to edit, and 'edit' names " + edit.getFirst().path(),
          "make 'edit' [], or choose another kind: a goal on 'answers' goes with any");
    }
    for (Goal goal : goals) {
      if (!goal.metric().equals(AnswersGoal.METRIC)) {
        toml.problem(
            "kind 'read' measures nothing, and a goal is on '" + goal.metric() + "'",
            "make it one on '" + AnswersGoal.METRIC + "', or choose another kind");
      }
    }
  }

  private static void tune(TomlTable toml, List<SourceFile> edit, List<String> jvm) {
    if (edit.stream().noneMatch(file -> file.path().equals(JvmOptions.FILE))) {
      toml.problem(
          "kind 'tune' without " + JvmOptions.FILE + " in 'edit'",
          "add it: it is what the learner changes");
    }
    JvmOptions.in(edit)
        .refused()
        .forEach(refused ->
            toml.problem(
                "%s, line %d: %s".formatted(JvmOptions.FILE, refused.line(), refused.message()),
                "choose one that a learner may choose too"));
    jvm.stream()
        .filter(flag -> flag.matches(COLLECTOR))
        .forEach(flag ->
            toml.problem(
                "'jvm' has " + flag + ", beside which no other collector can be chosen",
                "move it to " + JvmOptions.FILE));
  }
}
