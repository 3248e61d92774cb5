package dev.hotpath.exercise;

import dev.hotpath.exercise.Exercise.Network;
import dev.hotpath.protocol.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one exercise's folder and notes everything that is wrong with it. */
final class ExerciseReader {

  static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

  private static final Pattern NUMBERED = Pattern.compile("\\d\\d-(.+)");
  private static final int HINTS = 3;

  private final String chapter;
  private final String folder;
  private final String subject;
  private final ConfinedFolder files;
  private final Set<String> metrics;
  private final Problems problems;

  ExerciseReader(Path chapter, String folder, Set<String> metrics, Problems problems) {
    this.chapter = String.valueOf(chapter.getFileName());
    this.folder = folder;
    this.subject = "exercise '" + idOf(folder) + "'";
    this.files = new ConfinedFolder(chapter.resolve(folder));
    this.metrics = metrics;
    this.problems = problems;
  }

  /** The id that a folder's name promises: {@code concat} for {@code 05-concat}. */
  static String idOf(String folder) {
    var matcher = NUMBERED.matcher(folder);
    return matcher.matches() ? matcher.group(1) : folder;
  }

  /** The exercise, with number 0; not to be used where a problem was noted. */
  Optional<Exercise> read() {
    Optional<String> text = files.read("exercise.toml", subject, "add it", problems);
    String guide = files.read("guide.md", subject, "add it", problems).orElse("-");
    if (guide.isBlank()) {
      problems.add(subject, "guide.md is empty", "write the guide");
    }
    return text.flatMap(toml -> TomlTable.parse("exercise.toml", toml, subject, problems))
        .map(toml -> exercise(toml, guide));
  }

  private Exercise exercise(TomlTable toml, String guide) {
    Kind kind = kind(toml);
    ExerciseFiles sources = new ExerciseFiles(files, kind, subject, problems);
    List<String> shown = toml.texts("show");
    List<String> hiddenFiles = toml.optionalTexts("hidden");
    List<TomlTable> goalTables = toml.tables("goals");
    String goalsOfBenchmarks = Goals.namesOfThoseWithBenchmark(goalTables);
    List<SourceFile> edit = sources.read("edit", toml.texts("edit"), goalsOfBenchmarks);
    List<SourceFile> show = sources.read("show", shown, goalsOfBenchmarks);
    List<SourceFile> hidden = sources.read("hidden", hiddenFiles, goalsOfBenchmarks);
    sources.finish(edit);
    List<Question> questions = toml.tables("questions").stream().map(Questions::read).toList();
    List<Variant> changed =
        new Variants(files, subject, problems)
            .read(
                kind,
                show,
                edit.stream().findFirst().flatMap(f -> JavaText.packageOf(f.text())).orElse(""));
    List<Variant> variants =
        new ArrayList<>(new Mutants(files, subject, problems).read(kind, show, hidden));
    variants.addAll(changed);
    List<Goal> goals =
        new Goals(
                metrics,
                sources.benchmarks(),
                sources.counters(),
                kind,
                changed,
                new GoalDetails(sources.parameters(), sources.words(), changed, sources.services()))
            .read(toml, goalTables, questions.size());
    Mutants.checkGoals(toml, kind, goals, variants);
    Exercise exercise =
        new Exercise(
            id(toml),
            toml.text("title"),
            0,
            kind,
            toml.integer("minutes", 1),
            topics(toml),
            chapter,
            folder,
            edit,
            show,
            hidden,
            views(toml, kind),
            jvm(toml),
            toml.optionalInteger("cores", 1).orElse(1),
            network(toml),
            hints(toml),
            goals,
            questions,
            guide,
            variants,
            new Sweeps(kind, sources.benchmarks(), sources.parameters())
                .read(toml.tables("sweeps")));
    KindRules.check(toml, kind, edit, exercise.jvm(), goals);
    toml.rejectOtherKeys();
    return exercise;
  }

  private String id(TomlTable toml) {
    String id = toml.text("id");
    if (!id.isBlank() && !KEBAB_CASE.matcher(id).matches()) {
      toml.problem(
          "id '" + id + "' is not kebab-case", "use small letters, digits and single dashes");
    } else if (!id.isBlank() && !id.equals(idOf(folder))) {
      toml.problem(
          "id is '" + id + "', but the folder is " + folder,
          "name the folder NN-" + id + ", since ids never change");
    }
    return id;
  }

  private static Kind kind(TomlTable toml) {
    return oneOf(toml, "kind", toml.text("kind"), Kind.values(), Kind::key, Kind.OPTIMISE);
  }

  private static List<View> views(TomlTable toml, Kind kind) {
    if (kind == Kind.WRITE_TESTS) {
      if (!toml.optionalTexts("views").isEmpty()) {
        toml.problem("'views' is given, and tests are not profiled", "remove it");
      }
      return List.of();
    }
    boolean optional = KindRules.withoutCode(kind);
    List<String> keys = optional ? toml.optionalTexts("views") : toml.texts("views");
    if (keys.isEmpty() && toml.has("views") && !optional) {
      toml.problem("'views' is empty", "name the teaching view");
    }
    return keys.stream()
        .map(key -> oneOf(toml, "view", key, View.values(), View::key, View.CPU))
        .distinct()
        .toList();
  }

  private static Network network(TomlTable toml) {
    return toml.optionalText("network")
        .map(key -> oneOf(toml, "network", key, Network.values(), Network::key, Network.NONE))
        .orElse(Network.NONE);
  }

  private static List<String> topics(TomlTable toml) {
    List<String> topics = toml.texts("topics");
    if (topics.isEmpty() && toml.has("topics")) {
      toml.problem("'topics' is empty", "name the topics that it covers, such as \"S72\"");
    }
    return topics;
  }

  private static List<String> jvm(TomlTable toml) {
    List<String> flags = toml.optionalTexts("jvm");
    flags.stream()
        .filter(flag -> !flag.startsWith("-"))
        .forEach(flag -> toml.problem("jvm flag '" + flag + "' has no dash", "write -" + flag));
    return flags;
  }

  private static List<String> hints(TomlTable toml) {
    List<String> hints = toml.texts("hints");
    if (toml.has("hints") && hints.size() != HINTS) {
      toml.problem(
          "there are " + hints.size() + " hints", "write three, from a nudge to a near-answer");
    }
    if (hints.stream().anyMatch(String::isBlank)) {
      toml.problem("a hint is empty", "write something there");
    }
    return hints;
  }

  /** The value with that key; where there is none, a problem that names those there are. */
  static <T> T oneOf(
      TomlTable toml, String what, String key, T[] values, Function<T, String> keyOf, T otherwise) {
    Stream<T> matching = Arrays.stream(values).filter(value -> keyOf.apply(value).equals(key));
    return matching
        .findFirst()
        .orElseGet(() -> {
          List<String> keys = Arrays.stream(values).map(keyOf).toList();
          if (!key.isBlank()) {
            toml.problem(
                "there is no " + what + " '" + key + "'",
                "there " + (keys.size() == 1 ? "is only " : "are ") + String.join(", ", keys));
          }
          return otherwise;
        });
  }
}
