package dev.hotpath.exercise;

import dev.hotpath.protocol.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One exercise, read and checked.
 *
 * @param id never changes, unlike folder numbers: {@code concat}
 * @param number place in the whole workshop, from 1
 * @param chapter folder of its chapter: {@code 03-memory}
 * @param folder its own folder's name: {@code 05-concat}
 * @param edit the files that the learner changes, as the starter has them
 * @param show read-only files: tests and benchmark
 * @param hidden more tests, never shown
 * @param views to take; the first is the teaching view
 * @param jvm flags of the measuring and profiling forks
 * @param guide Markdown
 * @param variants of the shown program, where tests or a benchmark for it are written; never served
 * @param sweeps that its author wrote; {@link #offeredSweeps} has those that can be started
 */
public record Exercise(
    String id,
    String title,
    int number,
    Kind kind,
    int minutes,
    List<String> topics,
    String chapter,
    String folder,
    List<SourceFile> edit,
    List<SourceFile> show,
    List<SourceFile> hidden,
    List<View> views,
    List<String> jvm,
    int cores,
    Network network,
    List<String> hints,
    List<Goal> goals,
    List<Question> questions,
    String guide,
    List<Variant> variants,
    List<Sweep> sweeps) {

  public Exercise {
    topics = List.copyOf(topics);
    edit = List.copyOf(edit);
    show = List.copyOf(show);
    hidden = List.copyOf(hidden);
    views = List.copyOf(views);
    jvm = List.copyOf(jvm);
    hints = List.copyOf(hints);
    goals = List.copyOf(goals);
    questions = List.copyOf(questions);
    variants = List.copyOf(variants);
    sweeps = List.copyOf(sweeps);
  }

  /** Without variants and sweeps. */
  public Exercise(
      String id,
      String title,
      int number,
      Kind kind,
      int minutes,
      List<String> topics,
      String chapter,
      String folder,
      List<SourceFile> edit,
      List<SourceFile> show,
      List<SourceFile> hidden,
      List<View> views,
      List<String> jvm,
      int cores,
      Network network,
      List<String> hints,
      List<Goal> goals,
      List<Question> questions,
      String guide) {
    this(
        id, title, number, kind, minutes, topics, chapter, folder, edit, show, hidden, views, jvm,
        cores, network, hints, goals, questions, guide, List.of(), List.of());
  }

  /** Whether it has tests for a submission to pass. */
  public boolean tested() {
    return Stream.of(edit, show, hidden)
        .flatMap(List::stream)
        .anyMatch(file -> file.path().startsWith("test/"));
  }

  /** The benchmark that is looked at: the first that a goal is on. */
  public Optional<String> benchmark() {
    return goals.stream().map(Goal::benchmark).flatMap(Optional::stream).findFirst();
  }

  /** The views that are samples of stacks. */
  public List<View> profiles() {
    return views.stream().filter(View::isProfile).toList();
  }

  /** The views that take a fork of their own. */
  public List<View> inspections() {
    return views.stream().filter(view -> !view.isProfile()).toList();
  }

  /**
   * The package that each of its Java files declares, and that a submission has to keep.
   *
   * @return such as {@code concat}; empty only where there is no Java file at all, which a {@link
   *     Catalogue} allows only for exercises of kind {@code read}
   */
  public String packageName() {
    return Stream.of(edit, show, hidden)
        .flatMap(List::stream)
        .filter(file -> file.path().endsWith(".java"))
        .findFirst()
        .flatMap(file -> JavaText.packageOf(file.text()))
        .orElse("");
  }

  /** Whether a goal depends on answers, so that they count only when they are handed in. */
  public boolean countsAnswers() {
    return goals.stream().anyMatch(goal -> goal.metric().equals(AnswersGoal.METRIC));
  }

  /** Question index to choice index. */
  public Map<Integer, Integer> rightAnswers() {
    Map<Integer, Integer> answers = new TreeMap<>();
    questions.forEach(question -> answers.put(answers.size(), question.answer()));
    return answers;
  }

  /**
   * What a learner can sweep over, once their code is correct: what the author wrote, and heap,
   * collector, processors, options and JDKs for the first benchmark; none where speed is not
   * measured.
   *
   * @param jdks names of those on this machine, the server's own first; one alone is nothing to
   *     sweep over
   */
  public List<Sweep> offeredSweeps(List<String> jdks) {
    if (!Sweeps.possible(kind)) {
      return List.of();
    }
    List<Sweep> offered = new ArrayList<>(sweeps);
    firstBenchmark()
        .ifPresent(benchmark -> {
          offered.addAll(Sweep.usual(sweeps, benchmark));
          if (jdks.size() > 1) {
            offered.add(Sweep.overJdks(benchmark, jdks));
          }
        });
    return offered;
  }

  /**
   * The service that a learner can ask at a rate of their own, a class in {@code bench/}: the one
   * that a goal is on, or else the first by its name; empty where there is none, or where speed is
   * not what the exercise is about.
   */
  public Optional<String> service() {
    if (!Sweeps.possible(kind)) {
      return Optional.empty();
    }
    return loadGoal()
        .map(GoalDetail.Load::service)
        .or(() ->
            show.stream()
                .filter(file -> file.path().startsWith("bench/"))
                .flatMap(file -> JavaText.servicesOf(file.text()).stream())
                .min(Comparator.naturalOrder()));
  }

  /** What the first goal on latency asks for. */
  public Optional<GoalDetail.Load> loadGoal() {
    return goals.stream()
        .flatMap(goal -> goal.detail().stream())
        .filter(GoalDetail.Load.class::isInstance)
        .map(GoalDetail.Load.class::cast)
        .findFirst();
  }

  /** Of the goals, or else of {@code bench/}. */
  private Optional<String> firstBenchmark() {
    return goals.stream()
        .flatMap(goal -> goal.benchmark().stream())
        .findFirst()
        .or(() ->
            show.stream()
                .filter(file -> file.path().startsWith("bench/"))
                .flatMap(file -> JavaText.benchmarksOf(file.text()).stream())
                .findFirst());
  }

  /** The same exercise with other flags of its measuring forks. */
  public Exercise withJvm(List<String> flags) {
    return new Exercise(
        id, title, number, kind, minutes, topics, chapter, folder, edit, show, hidden, views, flags,
        cores, network, hints, goals, questions, guide, variants, sweeps);
  }

  /** The same exercise, without a look at why code is as fast as it is. */
  public Exercise withoutViews() {
    return new Exercise(
        id, title, number, kind, minutes, topics, chapter, folder, edit, show, hidden, List.of(),
        jvm, cores, network, hints, goals, questions, guide, variants, sweeps);
  }

  /** The same exercise at another place in the workshop. */
  Exercise numbered(int place) {
    return new Exercise(
        id, title, place, kind, minutes, topics, chapter, folder, edit, show, hidden, views, jvm,
        cores, network, hints, goals, questions, guide, variants, sweeps);
  }

  /** What a submission's code may reach. */
  public enum Network {
    NONE("none"),
    /** A loopback interface of the worker's own. */
    LOOPBACK("loopback");

    private final String key;

    Network(String key) {
      this.key = key;
    }

    /** The word that {@code exercise.toml} uses. */
    public String key() {
      return key;
    }
  }
}
