package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The sources that an exercise lists under {@code edit}, {@code show} and {@code hidden}, in the
 * order in which it lists them.
 */
final class ExerciseFiles {

  /** Flat, in one of three folders, and no hidden file. */
  private static final Pattern PLACE =
      Pattern.compile("(?:src|test|bench)/[A-Za-z0-9_$-][A-Za-z0-9_$.-]*");

  private final ConfinedFolder folder;
  private final Kind kind;
  private final String subject;
  private final Problems problems;
  private final Map<String, String> listedIn = new LinkedHashMap<>();
  private final List<SourceFile> all = new ArrayList<>();
  private boolean benchmarkMissing;
  private boolean sourceMissing;

  ExerciseFiles(ConfinedFolder folder, Kind kind, String subject, Problems problems) {
    this.folder = folder;
    this.kind = kind;
    this.subject = subject;
    this.problems = problems;
  }

  /**
   * Reads the files of one list.
   *
   * @param goals names of the goals that need a benchmark, for the remedy; empty where there are
   *     none
   */
  List<SourceFile> read(String list, List<String> paths, String goals) {
    List<SourceFile> files = new ArrayList<>();
    for (String path : paths) {
      String other = listedIn.putIfAbsent(path, list);
      if (other != null) {
        problems.add(
            subject, path + " is listed in '" + other + "' and '" + list + "'", "list it once");
      } else if (confined(path, list)) {
        boolean needed = path.startsWith("bench/") && !goals.isEmpty();
        String remedy = "add it or remove " + (needed ? goals : "it from '" + list + "'");
        Optional<String> text = folder.read(path, subject, remedy, problems);
        text.ifPresent(found -> files.add(new SourceFile(path, found)));
        benchmarkMissing |= text.isEmpty() && path.startsWith("bench/");
        sourceMissing |= text.isEmpty();
      }
    }
    all.addAll(files);
    return files;
  }

  private boolean confined(String path, String list) {
    if (PLACE.matcher(path).matches() || (list.equals("edit") && KindRules.atTheRoot(kind, path))) {
      return true;
    }
    problems.add(
        subject,
        "'" + path + "' in '" + list + "' is not a file directly in src/, test/ or bench/",
        "put it there");
    return false;
  }

  /** Checks what concerns all lists at once: call it when all are read. */
  void finish(List<SourceFile> edit) {
    if (listedIn.values().stream().noneMatch("edit"::equals) && !KindRules.withoutCode(kind)) {
      problems.add(subject, "'edit' is empty", "name the file that the learner changes");
    }
    String place =
        switch (kind) {
          case WRITE_BENCHMARK -> "bench/";
          case WRITE_TESTS -> "test/";
          case OPTIMISE, TUNE, READ -> "src/";
        };
    for (SourceFile file : edit) {
      if (!file.path().startsWith(place) && !KindRules.atTheRoot(kind, file.path())) {
        problems.add(
            subject,
            file.path() + " is in 'edit', but not in " + place,
            "move it to " + place + " or 'show'");
      }
    }
    // A benchmark is judged by what it sees, which takes no test.
    if (kind != Kind.WRITE_BENCHMARK
        && !KindRules.withoutCode(kind)
        && listedIn.keySet().stream().noneMatch(path -> path.startsWith("test/"))) {
      problems.add(
          subject,
          "no file in test/ is listed",
          "add one to 'show' or 'hidden': nothing is tested");
    }
    for (String path : folder.files()) {
      if (path.matches("(?:src|test|bench)/.*") && !listedIn.containsKey(path)) {
        problems.add(
            subject, path + " is not listed", "add it to 'show' or 'hidden', or delete it");
      }
    }
    samePackage(all, subject, problems);
  }

  /** Names of all benchmark methods; empty where a file is missing, so that nothing can be said. */
  Optional<Set<String>> benchmarks() {
    return inBenchmarks(JavaText::benchmarksOf);
  }

  /** Names of all that benchmarks count by themselves; empty as {@link #benchmarks}. */
  Optional<Set<String>> counters() {
    return inBenchmarks(JavaText::countersOf);
  }

  /** Names of all classes that can be asked under load; empty as {@link #benchmarks}. */
  Optional<Set<String>> services() {
    return inBenchmarks(JavaText::servicesOf);
  }

  /**
   * Names of all parameters of benchmarks, with how many values each has; empty as {@link
   * #benchmarks}.
   */
  Optional<Map<String, Integer>> parameters() {
    Map<String, Integer> values = new TreeMap<>();
    all.stream()
        .filter(file -> file.path().startsWith("bench/"))
        .forEach(file -> values.putAll(JavaText.parametersOf(file.text())));
    return benchmarkMissing ? Optional.empty() : Optional.of(values);
  }

  /** All words of the sources; empty where a file is missing, so that nothing can be said. */
  Optional<Set<String>> words() {
    Set<String> words = new TreeSet<>();
    all.forEach(file -> words.addAll(JavaText.wordsOf(file.text())));
    return sourceMissing ? Optional.empty() : Optional.of(words);
  }

  private Optional<Set<String>> inBenchmarks(Function<String, Set<String>> namesOf) {
    Set<String> names = new TreeSet<>();
    all.stream()
        .filter(file -> file.path().startsWith("bench/"))
        .forEach(file -> names.addAll(namesOf.apply(file.text())));
    return benchmarkMissing ? Optional.empty() : Optional.of(names);
  }

  /** Notes each Java file whose package is not that of the first, or that has none. */
  static void samePackage(List<SourceFile> files, String subject, Problems problems) {
    Optional<String> expected = Optional.empty();
    for (SourceFile file : files) {
      if (!file.path().endsWith(".java")) {
        continue;
      }
      Optional<String> declared = JavaText.packageOf(file.text());
      if (declared.isEmpty()) {
        problems.add(subject, file.path() + " declares no package", "declare one, alike in all");
      } else if (expected.isPresent() && !expected.equals(declared)) {
        problems.add(
            subject,
            file.path() + " declares package " + declared.get() + ", not " + expected.get(),
            "declare the same one in every file");
      } else {
        expected = declared;
      }
    }
  }
}
