package dev.hotpath.web;

import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.classroom.Standing;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Chapter;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Solution;
import dev.hotpath.grade.Figures;
import dev.hotpath.web.page.AboutPage;
import dev.hotpath.web.page.ChapterCard;
import dev.hotpath.web.page.ErrorPage;
import dev.hotpath.web.page.ExerciseCard;
import dev.hotpath.web.page.HomePage;
import dev.hotpath.web.page.Progress;
import dev.hotpath.web.page.ReadingPage;
import dev.hotpath.web.page.Shell;
import dev.hotpath.web.page.SolutionPage;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The HTML pages. Each handler collects one model and renders it. */
final class Pages {

  private final Catalogue catalogue;
  private final ReleasedSolution released;
  private final Attempts attempts;
  private final Notebook notebook;
  private final RunApi runs;
  private final ServerFacts facts;
  private final Instructor instructor;
  private final Markdown markdown = new Markdown();
  private final ExercisePages exercisePages;

  Pages(
      Catalogue catalogue,
      ReleasedSolution released,
      Attempts attempts,
      Notebook notebook,
      RunApi runs,
      ServerFacts facts,
      Instructor instructor) {
    this.released = released;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.notebook = notebook;
    this.runs = runs;
    this.facts = facts;
    this.instructor = instructor;
    exercisePages = new ExercisePages(catalogue, attempts, notebook, markdown);
  }

  void home(Context context) {
    String learner = Learner.of(context);
    Map<String, Standing> standings =
        attempts.standings(learner).stream()
            .collect(Collectors.toMap(Standing::exercise, Function.identity()));
    Set<String> drafted = notebook.drafted(learner);
    List<ChapterCard> chapters = new ArrayList<>();
    for (Chapter chapter : catalogue.chapters()) {
      List<ExerciseCard> cards = new ArrayList<>();
      for (Exercise exercise : chapter.exercises()) {
        ExerciseCard card =
            card(exercise, standings.get(exercise.id()), drafted.contains(exercise.id()));
        cards.add(card);
      }
      chapters.add(
          new ChapterCard(
              chapters.size() + 1, chapter.title(), markdown.html(chapter.intro()), cards));
    }
    boolean started = !standings.isEmpty() || !drafted.isEmpty();
    render(context, "home", new HomePage(chapters, next(chapters), started), "home");
  }

  /** What was begun goes before what is untouched. */
  private static @Nullable ExerciseCard next(List<ChapterCard> chapters) {
    List<ExerciseCard> open =
        chapters.stream()
            .flatMap(chapter -> chapter.exercises().stream())
            .filter(card -> card.progress() != Progress.PASSED)
            .toList();
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
    String id = context.pathParam("id");
    Exercise exercise = catalogue.find(id).orElseThrow(() -> Problem.unknownExercise(id));
    renderExercise(context, exercise, null);
  }

  /** How it is solved, once the learner has solved it. */
  void solution(Context context) {
    String id = context.pathParam("id");
    Exercise exercise = catalogue.find(id).orElseThrow(() -> Problem.unknownExercise(id));
    Solution solution = released.require(Learner.of(context), exercise);
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
    renderExercise(context, exercise, attempt.id());
  }

  private void renderExercise(Context context, Exercise exercise, @Nullable String runId) {
    render(context, "exercise", exercisePages.of(exercise, Learner.of(context), runId), "exercise");
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
          case 403 -> "Not from here";
          case 404 -> "Not found";
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
            current);
    context.header("Cache-Control", "no-store");
    context.render(template, Map.of("page", page, "shell", shell));
  }
}
