package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code mutants/NAME/src/} and {@code equivalents/NAME/src/}, which exercises of kind {@link
 * Kind#WRITE_TESTS} have and no others, and checks what else is different about those.
 */
final class Mutants {

  private static final String MUTANTS = "mutants";
  private static final String EQUIVALENTS = "equivalents";
  private static final int MIN_MUTANTS = 2;
  private static final int MIN_EQUIVALENTS = 1;
  private static final Set<String> METRICS = Set.of("mutants-killed", "coverage");

  private static final Pattern PLACE =
      Pattern.compile("(" + MUTANTS + "|" + EQUIVALENTS + ")/([^/]+)/(src/[^/]+)");

  private final ConfinedFolder folder;
  private final String subject;
  private final Problems problems;

  Mutants(ConfinedFolder folder, String subject, Problems problems) {
    this.folder = folder;
    this.subject = subject;
    this.problems = problems;
  }

  /** Mutants, then equivalents, each by name; empty for exercises of any other kind. */
  List<Variant> read(Kind kind, List<SourceFile> show, List<SourceFile> hidden) {
    List<String> paths =
        folder.files().stream()
            .filter(path -> path.startsWith(MUTANTS + "/") || path.startsWith(EQUIVALENTS + "/"))
            .toList();
    if (kind != Kind.WRITE_TESTS) {
      paths.forEach(path ->
          problem(path + " is for exercises of kind 'write-tests'", "make it one, or delete it"));
      return List.of();
    }
    checkShown(show, hidden);
    Map<String, List<SourceFile>> mutants = new TreeMap<>();
    Map<String, List<SourceFile>> equivalents = new TreeMap<>();
    for (String path : paths) {
      Matcher place = PLACE.matcher(path);
      if (place.matches()) {
        checkName(place.group(1), place.group(2));
        read(path, place.group(3), show)
            .ifPresent(file ->
                (place.group(1).equals(MUTANTS) ? mutants : equivalents)
                    .computeIfAbsent(place.group(2), _ -> new ArrayList<>())
                    .add(file));
      } else {
        problem(path + " is no file like " + MUTANTS + "/NAME/src/X.java", "move it, or delete it");
      }
    }
    atLeast(MIN_MUTANTS, mutants.size(), MUTANTS, "a wrong version of a shown file");
    atLeast(
        MIN_EQUIVALENTS, equivalents.size(), EQUIVALENTS, "a right one that is written otherwise");
    return Stream.concat(all(mutants, false), all(equivalents, true)).toList();
  }

  private void checkShown(List<SourceFile> show, List<SourceFile> hidden) {
    if (show.stream().noneMatch(file -> file.path().startsWith("src/"))) {
      problem("no file in src/ is in 'show'", "add the program that the learner writes tests for");
    }
    Stream.concat(show.stream(), hidden.stream())
        .map(SourceFile::path)
        .filter(path -> !path.startsWith("src/"))
        .forEach(path ->
            problem(
                path + " is not for the learner to edit",
                "add it to 'edit', or delete it: it would do their work"));
    hidden.stream()
        .map(SourceFile::path)
        .filter(path -> path.startsWith("src/"))
        .forEach(path ->
            problem(path + " is hidden", "add it to 'show': nobody tests what can't be seen"));
  }

  private void checkName(String list, String name) {
    if (!ExerciseReader.KEBAB_CASE.matcher(name).matches()) {
      problem(
          list + "/" + name + " is not kebab-case", "use small letters, digits and single dashes");
    }
  }

  private Optional<SourceFile> read(String path, String shownPath, List<SourceFile> show) {
    Optional<SourceFile> shown =
        show.stream().filter(file -> file.path().equals(shownPath)).findFirst();
    if (shown.isEmpty()) {
      problem(path + " is no version of a file in 'show'", "rename it as that is, or delete it");
      return Optional.empty();
    }
    Optional<String> text = folder.read(path, subject, "add it", problems);
    String expected = JavaText.packageOf(shown.get().text()).orElse("");
    text.filter(found -> !JavaText.packageOf(found).orElse("").equals(expected))
        .ifPresent(_ ->
            problem(
                path + " is not in package " + expected, "declare it, as " + shownPath + " does"));
    text.filter(shown.get().text()::equals)
        .ifPresent(_ ->
            problem(path + " is the same as " + shownPath, "write it differently, or delete it"));
    return text.map(found -> new SourceFile(shownPath, found));
  }

  private void atLeast(int least, int found, String list, String what) {
    if (found < least) {
      problem(
          "%s/ holds %s, and needs at least %d"
              .formatted(list, found == 0 ? "nothing" : found + " version", least),
          "add %s/NAME/src/X.java: %s".formatted(list, what));
    }
  }

  private static Stream<Variant> all(Map<String, List<SourceFile>> byName, boolean right) {
    return byName.entrySet().stream()
        .map(entry -> new Variant(entry.getKey(), right, entry.getValue()));
  }

  /** Goals that tests can be judged by, and those alone, with bounds that can be reached. */
  static void checkGoals(TomlTable toml, Kind kind, List<Goal> goals, List<Variant> variants) {
    long mutants = variants.stream().filter(variant -> !variant.right()).count();
    for (Goal goal : goals) {
      boolean onTests = METRICS.contains(goal.metric());
      if (onTests && kind != Kind.WRITE_TESTS) {
        toml.problem(
            "a goal is on '%s', and the kind is '%s'".formatted(goal.metric(), kind.key()),
            "make the kind 'write-tests', or remove the goal");
      } else if (!onTests && !goal.metric().isBlank() && kind == Kind.WRITE_TESTS) {
        toml.problem(
            "a goal is on '" + goal.metric() + "', which can't be measured on tests",
            "name coverage or mutants-killed");
      } else if (onTests && goal.atMost().isPresent()) {
        toml.problem("'" + goal.metric() + "' is at most something", "make it 'at-least'");
      } else if (onTests) {
        double bound = goal.atLeast().orElse(0);
        if (goal.metric().equals("coverage") && bound > 1) {
          toml.problem("more coverage is asked for than all", "give a share, 1.0 at most");
        } else if (goal.metric().equals("mutants-killed")
            && (bound > mutants || bound != Math.rint(bound))) {
          toml.problem(
              "no tests can kill %s of %d mutants".formatted(goal.atLeast().orElse(0), mutants),
              "give a whole number, %d at most".formatted(mutants));
        }
      }
    }
  }

  private void problem(String fact, String remedy) {
    problems.add(subject, fact, remedy);
  }
}
