package dev.hotpath.web;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Draft;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.JvmOptions;
import dev.hotpath.exercise.Kind;
import dev.hotpath.exercise.Question;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.SourceFile;
import dev.hotpath.run.Compilers;
import dev.hotpath.run.Runs;
import dev.hotpath.web.classroom.Syllabus;
import dev.hotpath.web.classroom.Visibility;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/exercises}: what an exercise is, and what a learner has under way in it. */
final class ExerciseApi {

  private static final int ATTEMPTS_SHOWN = 20;

  private final Drafts drafts;
  private final Notebook notebook;
  private final Attempts attempts;
  private final Runs runs;
  private final Compilers compilers;
  private final Submissions submissions;
  private final Door door;
  private final Visibility visibility;

  ExerciseApi(
      Drafts drafts,
      Notebook notebook,
      Attempts attempts,
      Runs runs,
      Compilers compilers,
      Submissions submissions,
      Door door,
      Visibility visibility) {
    this.door = door;
    this.visibility = visibility;
    this.drafts = drafts;
    this.notebook = notebook;
    this.attempts = attempts;
    this.runs = runs;
    this.compilers = compilers;
    this.submissions = submissions;
  }

  record Listed(
      String id,
      int number,
      String title,
      String chapter,
      String kind,
      int minutes,
      List<String> topics) {}

  /**
   * @param starter {@code null} for a file that can't be edited
   */
  record ShownFile(String path, String text, boolean editable, @Nullable String starter) {}

  record ShownAttempt(
      String id,
      @Nullable Verdict verdict,
      String summary,
      Instant submittedAt,
      @Nullable Double speedup) {}

  /**
   * @param learner whose draft and attempts these are; no secret
   * @param draft {@code null} where its learner has the starter before them
   * @param draftVersion of what stands, be it the starter; 0 where nothing was ever typed
   * @param keptDrafts how many stand beside it
   * @param hints texts of those that were taken, and of those that the instructor has released
   * @param hintsReleased how many of them, from the first on
   */
  record Shown(
      String id,
      String title,
      List<String> views,
      List<ShownFile> files,
      String learner,
      DraftApi.@Nullable Shown draft,
      long draftVersion,
      int keptDrafts,
      List<ShownAttempt> attempts,
      @Nullable String current,
      List<String> hints,
      int hintsReleased) {}

  record Accepted(String id, String url, String events) {}

  record Diagnosed(List<Diagnostic> diagnostics, double millis) {}

  /**
   * All {@code null} where answers count towards a goal that the learner has not met yet, and while
   * the instructor asks all and has not revealed the answer.
   */
  record Answered(@Nullable Boolean right, @Nullable Integer answer, @Nullable String explain) {}

  record HintShown(int hint, String text, int of) {}

  /** One to work at. */
  private Exercise exercise(Context context) {
    return visibility.syllabus(context).open(context.pathParam("id"));
  }

  /** One to keep something of: what was typed is never turned away, open or not. */
  void list(Context context) {
    context.json(
        visibility.syllabus(context).exercises().stream()
            .map(exercise ->
                new Listed(
                    exercise.id(),
                    exercise.number(),
                    exercise.title(),
                    exercise.chapter(),
                    exercise.kind().key(),
                    exercise.minutes(),
                    exercise.topics()))
            .toList());
  }

  void get(Context context) {
    Syllabus syllabus = visibility.syllabus(context);
    String learner = Learner.of(context);
    Exercise exercise = syllabus.any(context.pathParam("id"));
    // Who opens an attempt of theirs needs what it was handed in for.
    if (syllabus.isClosed(exercise) && attempts.of(learner, exercise.id(), 1).isEmpty()) {
      syllabus.open(exercise.id());
    }
    int readable =
        Math.max(syllabus.hintsReadable(exercise), notebook.hintsTaken(learner, exercise.id()));
    Optional<Draft> standing = drafts.standing(learner, exercise.id());
    List<ShownFile> files = new ArrayList<>();
    exercise.edit().forEach(f -> files.add(new ShownFile(f.path(), f.text(), true, f.text())));
    exercise.show().forEach(f -> files.add(new ShownFile(f.path(), f.text(), false, null)));
    context.json(
        new Shown(
            exercise.id(),
            exercise.title(),
            exercise.views().stream().map(View::key).toList(),
            files,
            learner,
            standing.filter(draft -> !draft.starter()).map(DraftApi::shown).orElse(null),
            standing.map(Draft::version).orElse(0L),
            drafts.kept(learner, exercise.id()).size(),
            attempts.of(learner, exercise.id(), ATTEMPTS_SHOWN).stream()
                .map(attempt -> shown(exercise, attempt))
                .toList(),
            runs.current(learner, exercise).orElse(null),
            exercise.hints().subList(0, Math.min(readable, exercise.hints().size())),
            syllabus.hintsReleased(exercise)));
  }

  private static ShownAttempt shown(Exercise exercise, Attempt attempt) {
    RunReport report = attempt.report();
    // What a benchmark saw of a variant is not how fast anything of the learner's is.
    boolean noSpeed = exercise.kind() == Kind.WRITE_BENCHMARK || report.benchmarks().isEmpty();
    return new ShownAttempt(
        attempt.id(),
        report.verdict(),
        report.summary(),
        attempt.submittedAt(),
        noSpeed ? null : report.benchmarks().getFirst().speedup().value());
  }

  static Map<String, String> byPath(List<SourceFile> files) {
    Map<String, String> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file.text()));
    return byPath;
  }

  void submit(Context context) {
    long acceptedNanos = System.nanoTime();
    SamePerson.require(context);
    String learner = Learner.of(context);
    Optional<IdempotencyKey> key = IdempotencyKey.of(context);
    Optional<Attempt> earlier = key.flatMap(sent -> attempts.sentAs(learner, sent.value()));
    if (earlier.isEmpty()) {
      door.run(context); // what is sent again costs nothing
    }
    Exercise exercise = exercise(context);
    List<SourceFile> files = Bodies.files(context, exercise);
    String id =
        earlier.isPresent()
            ? IdempotencyKey.same(earlier.get(), exercise, files)
            : submissions.accept(
                learner,
                exercise,
                files,
                exercise.countsAnswers()
                    ? notebook.latestAnswers(learner, exercise.id())
                    : Map.of(),
                acceptedNanos,
                Optional.empty(),
                key);
    context.status(202).json(new Accepted(id, "/runs/" + id, "/api/runs/" + id + "/events"));
  }

  void diagnose(Context context) throws InterruptedException {
    door.diagnosis(context);
    Exercise exercise = exercise(context);
    List<SourceFile> files = Bodies.files(context, exercise);
    if (exercise.kind() == Kind.READ) {
      context.json(new Diagnosed(List.of(), 0));
      return;
    }
    List<Diagnostic> refused = JvmOptions.in(files).refused();
    if (!refused.isEmpty()) {
      context.json(new Diagnosed(refused, 0));
      return;
    }
    Compiled compiled = compilers.submission(exercise, files);
    context.json(new Diagnosed(compiled.diagnostics(), compiled.millis()));
  }

  void answer(Context context) {
    SamePerson.require(context);
    Syllabus syllabus = visibility.syllabus(context);
    Exercise exercise = syllabus.any(context.pathParam("id"));
    Bodies.Answer answer = Bodies.read(context, Bodies.Answer.class);
    if (!syllabus.isAsked(exercise, answer.question())) {
      syllabus.open(exercise.id());
    }
    int asked = exercise.questions().size();
    if (answer.question() < 0 || answer.question() >= asked) {
      throw new Problem(
          422,
          "unknown-question",
          "Exercise '%s' has %d questions, counted from 0; there is no question %d."
              .formatted(exercise.id(), asked, answer.question()));
    }
    Question question = exercise.questions().get(answer.question());
    if (answer.choice() < 0 || answer.choice() >= question.choices().size()) {
      throw new Problem(
          422,
          "unknown-choice",
          "The question has %d choices, counted from 0; there is no choice %d."
              .formatted(question.choices().size(), answer.choice()));
    }
    String learner = Learner.of(context);
    if (syllabus.isSecret(exercise, answer.question())
        || (exercise.countsAnswers() && !attempts.passed(learner, exercise.id()))) {
      notebook.reviseAnswer(learner, exercise.id(), answer.question(), answer.choice());
      context.json(new Answered(null, null, null));
      return;
    }
    notebook.answer(learner, exercise.id(), answer.question(), answer.choice());
    context.json(
        new Answered(answer.choice() == question.answer(), question.answer(), question.explain()));
  }

  void hint(Context context) {
    Exercise exercise = exercise(context);
    int number = Bodies.read(context, Bodies.Hint.class).hint();
    List<String> hints = exercise.hints();
    if (number < 1 || number > hints.size()) {
      throw new Problem(
          422,
          "unknown-hint",
          "Exercise '%s' has hints 1 to %d; there is no hint %d."
              .formatted(exercise.id(), hints.size(), number));
    }
    notebook.takeHint(Learner.of(context), exercise.id(), number);
    context.json(new HintShown(number, hints.get(number - 1), hints.size()));
  }
}
