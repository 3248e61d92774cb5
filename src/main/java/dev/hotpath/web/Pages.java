package dev.hotpath.web;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.Standing;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.classroom.lesson.Roll;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Chapter;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Solution;
import dev.hotpath.grade.Figures;
import dev.hotpath.web.classroom.Visibility;
import dev.hotpath.web.page.AboutPage;
import dev.hotpath.web.page.ChapterCard;
import dev.hotpath.web.page.ErrorPage;
import dev.hotpath.web.page.ExerciseCard;
import dev.hotpath.web.page.ExercisePage;
import dev.hotpath.web.page.HomePage;
import dev.hotpath.web.page.Progress;
import dev.hotpath.web.page.ReadingPage;
import dev.hotpath.web.page.Shell;
import dev.hotpath.web.page.SolutionPage;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The HTML pages. Each handler collects one model and renders it. */
final class Pages {

  private final Catalogue catalogue;
  private final ReleasedSolution released;
  private final Attempts attempts;
  private final Drafts drafts;
  private final RunApi runs;
  private final ServerFacts facts;
  private final Optional<Roll> roll;
  private final Instructor instructor;
  private final Visibility visibility;
  private final Markdown markdown = new Markdown();
  private final ExercisePages exercisePages;

  Pages(
      Catalogue catalogue,
      ReleasedSolution released,
      Attempts attempts,
      Drafts drafts,
      Notebook notebook,
      RunApi runs,
      ServerFacts facts,
      Optional<Roll> roll,
      Instructor instructor,
      Visibility visibility) {
    this.visibility = visibility;
    this.released = released;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.drafts = drafts;
    this.runs = runs;
    this.facts = facts;
    this.roll = roll;
    this.instructor = instructor;
    exercisePages = new ExercisePages(catalogue, attempts, notebook, markdown);
  }

  void home(Context context) {
    String learner = Learner.of(context);
    Map<String, Standing> standings =
        attempts.standings(learner).stream()
            .collect(Collectors.toMap(Standing::exercise, Function.identity()));
    Set<String> drafted = drafts.drafted(learner);
    List<ExerciseCard> cards = new ArrayList<>();
    List<ChapterCard> chapters = new ArrayList<>();
    List<Exercise> open = visibility.syllabus(context).exercises();
    for (Exercise exercise : open) {
      cards.add(card(exercise, standings.get(exercise.id()), drafted.contains(exercise.id())));
      boolean last = cards.size() == open.size();
      if (last || !open.get(cards.size()).chapter().equals(exercise.chapter())) {
        int shown = chapters.stream().mapToInt(chapter -> chapter.exercises().size()).sum();
        chapters.add(chapter(exercise.chapter(), cards.subList(shown, cards.size()), chapters));
      }
    }
    boolean started = !standings.isEmpty() || !drafted.isEmpty();
    int count = catalogue.exercises().size();
    render(context, "home", new HomePage(chapters, next(cards), started, count), "home");
  }

  /** Exercises of a chapter that follow each other; what it is about is told once. */
  private ChapterCard chapter(String folder, List<ExerciseCard> cards, List<ChapterCard> before) {
    int number = 1;
    for (Chapter chapter : catalogue.chapters()) {
      if (chapter.folder().equals(folder)) {
        int place = number;
        boolean again = before.stream().anyMatch(other -> other.number() == place);
        return new ChapterCard(
            number, chapter.title(), again ? "" : markdown.html(chapter.intro()), cards);
      }
      number++;
    }
    throw new IllegalArgumentException("no chapter '" + folder + "'");
  }

  /** What was begun goes before what is untouched. */
  private static @Nullable ExerciseCard next(List<ExerciseCard> cards) {
    List<ExerciseCard> open =
        cards.stream().filter(card -> card.progress() != Progress.PASSED).toList();
    return open.stream()
        .filter(card -> card.progress() != Progress.UNTOUCHED)
        .findFirst()
        .orElse(open.isEmpty() ? null : open.getFirst());
  }

  private static ExerciseCard card(
      Exercise exercise, @Nullable Standing standing, boolean drafted) {
    Progress progress = drafted ? Progress.DRAFT : Progress.UNTOUCHED;
    String speedup = null;
    if (standing != null) {
      progress =
          switch (standing.best()) {
            case PASS -> Progress.PASSED;
            case SLOW, INCONCLUSIVE -> Progress.SLOW;
            default -> Progress.TRIED;
          };
      if (standing.speedup().isPresent() && exercise.kind() != Kind.WRITE_BENCHMARK) {
        speedup = Figures.times(standing.speedup().getAsDouble());
      }
    }
    return new ExerciseCard(
        exercise.id(),
        exercise.number(),
        exercise.title(),
        exercise.minutes(),
        exercise.kind() == Kind.WRITE_TESTS
            ? "coverage"
            : exercise.views().isEmpty() ? "" : exercise.views().getFirst().key(),
        progress,
        speedup);
  }

  void exercise(Context context) {
    Exercise exercise = visibility.syllabus(context).open(context.pathParam("id"));
    renderExercise(context, exercise, null);
  }

  /** How it is solved, once the learner has solved it, or the instructor has released it. */
  void solution(Context context) {
    String id = context.pathParam("id");
    Exercise exercise = visibility.syllabus(context).any(id);
    Solution solution = released.require(context, exercise);
    render(
        context,
        "solution",
        new SolutionPage(id, exercise.title(), markdown.html(solution.why()), solution.files()),
        "exercise");
  }

  /** The permanent address of a run: its exercise, opened on it. */
  void run(Context context) {
    var attempt = runs.attempt(context);
    Exercise exercise =
        catalogue
            .find(attempt.exercise())
            .orElseThrow(() -> Problem.unknownExercise(attempt.exercise()));
    renderExercise(
        context,
        exercise,
        new ExercisePage.Shown(
            attempt.id(),
            !visibility.owns(context, attempt),
            visibility.author(context, attempt).map(this::author).orElse(null)));
  }

  private ExercisePage.Author author(Person person) {
    String earlier = visibility.wasEarlier(person) ? person.session() : null;
    return new ExercisePage.Author(person.id(), person.name(), earlier);
  }

  private void renderExercise(
      Context context, Exercise exercise, ExercisePage.@Nullable Shown shown) {
    render(
        context,
        "exercise",
        exercisePages.of(exercise, Learner.of(context), visibility.syllabus(context), shown),
        "exercise");
  }

  void reading(Context context) {
    String list = catalogue.readingList();
    render(context, "reading", new ReadingPage(markdown.html(list)), "reading");
  }

  void about(Context context) {
    render(
        context,
        "about",
        new AboutPage(facts.attempts(), facts.machine(), Libraries.ALL, instructor.asks(context)),
        "about");
  }

  /** speedscope; which profile it opens is behind the address's #. */
  void speedscope(Context context) {
    render(context, "speedscope", Map.of(), "speedscope");
  }

  void error(Context context, int status, String message) {
    String title =
        switch (status) {
          case 401 -> "Not in this class";
          case 403 -> "Not from here";
          case 404 -> "Not found";
          case 503 -> "Not just now";
          default -> status < 500 ? "That did not work" : "Hotpath failed";
        };
    context.status(status);
    render(context, "error", new ErrorPage(status, title, message), "error");
  }

  void render(Context context, String template, Object page, String current) {
    Shell shell =
        new Shell(
            facts.version(),
            facts.sandbox().tier(),
            facts.sandbox().explained(),
            Guard.nonce(context),
            current,
            inClass(context));
    context.header("Cache-Control", "no-store");
    context.render(template, Map.of("page", page, "shell", shell));
  }

  private Shell.@Nullable InClass inClass(Context context) {
    Optional<Person> person = Learner.person(context);
    return roll.isEmpty()
        ? null
        : new Shell.InClass(
            person.map(Person::name).orElse(null),
            person.filter(one -> !roll.get().takesPart(one)).isPresent(),
            instructor.teaches(context));
  }
}
