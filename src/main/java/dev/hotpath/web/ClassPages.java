package dev.hotpath.web;

import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.JoinCode;
import dev.hotpath.classroom.lesson.Lesson;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.classroom.lesson.Person;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.View;
import dev.hotpath.grade.Verdict;
import dev.hotpath.web.page.BoardPage;
import dev.hotpath.web.page.MyClassPage;
import dev.hotpath.web.page.ProjectorPage;
import dev.hotpath.web.page.ViewTab;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of a class: board and projector for the instructor, and for each attendee their own.
 */
final class ClassPages {

  private static final int MOST_ATTEMPTS = 500;

  private final Optional<Lesson> lesson;
  private final Catalogue catalogue;
  private final Attempts attempts;
  private final Instructor instructor;
  private final Pages pages;
  private final ClassHistory history;
  private final Markdown markdown = new Markdown();

  ClassPages(
      Optional<Lesson> lesson,
      Catalogue catalogue,
      Attempts attempts,
      Instructor instructor,
      Pages pages) {
    this.lesson = lesson;
    this.catalogue = catalogue;
    this.attempts = attempts;
    this.instructor = instructor;
    this.pages = pages;
    history = new ClassHistory(catalogue);
  }

  /** {@code /class}. */
  void page(Context context) {
    Lesson open = lesson();
    if (instructor.teaches(context)) {
      pages.render(context, "board", board(open), "class");
    } else {
      Person person =
          Learner.person(context)
              .orElseThrow(() ->
                  new Problem(401, "not-joined", "You are not in this class; open /join first."));
      pages.render(context, "my-class", mine(open, person), "class");
    }
  }

  /** {@code /class/projector}. */
  void projector(Context context) {
    Lesson open = lesson();
    instructor.require(context);
    String wanted = context.queryParam("exercise");
    Optional<Exercise> exercise =
        wanted == null || wanted.isEmpty()
            ? Optional.empty()
            : Optional.of(
                catalogue.find(wanted).orElseThrow(() -> Problem.unknownExercise(wanted)));
    Moment now = open.current().moment();
    pages.render(
        context,
        "projector",
        new ProjectorPage(
            now.session().title(),
            JoinCode.shown(now.session().joinCode()),
            exercise.map(Exercise::id).orElse(null),
            exercise
                .map(one -> ProjectorPage.pagesOf(one.title(), markdown.html(one.guide())))
                .orElse(List.of()),
            inOrder(now.state())
                .map(one -> new ProjectorPage.Listed(one.id(), one.number(), one.title()))
                .toList()),
        "class");
  }

  private Lesson lesson() {
    return lesson.orElseThrow(ClassPages::none);
  }

  static Problem none() {
    return new Problem(
        404, "no-class", "There is no class here; start the server with --classroom.");
  }

  private BoardPage board(Lesson open) {
    Moment now = open.current().moment();
    return new BoardPage(
        now.session().title(),
        JoinCode.shown(now.session().joinCode()),
        inOrder(now.state()).map(ClassPages::profiled).toList());
  }

  private static BoardPage.Profiled profiled(Exercise exercise) {
    return new BoardPage.Profiled(
        exercise.id(), exercise.profiles().stream().map(View::key).map(ViewTab::of).toList());
  }

  private Stream<Exercise> inOrder(ClassState state) {
    List<String> ids = catalogue.exercises().stream().map(Exercise::id).toList();
    return state.ordered(ids).stream().flatMap(id -> catalogue.find(id).stream());
  }

  private MyClassPage mine(Lesson open, Person person) {
    // Of an earlier class, what was true at its end; the one that goes on says nothing about it.
    Moment then = open.course().moment(person.session()).orElseGet(open.current()::moment);
    ClassState state = then.state();
    List<AttemptFacts> facts = attempts.facts(List.of(person.id()));
    boolean onBoard = state.board().contains(person.id());
    Map<String, String> others =
        onBoard
            ? then.people().values().stream()
                .filter(one -> state.board().contains(one.id()) && !one.id().equals(person.id()))
                .collect(Collectors.toMap(Person::id, Person::name))
            : Map.of();
    return new MyClassPage(
        person.id(),
        then.session().title(),
        person.name(),
        !open.roll().takesPart(person),
        standing(facts),
        onBoard,
        others.size() == 1 ? "1 other" : others.size() + " others",
        history.speeds(
            facts, others.isEmpty() ? List.of() : attempts.facts(others.keySet()), others),
        history.tried(facts, state.shared().keySet(), MOST_ATTEMPTS),
        Math.max(0, facts.size() - MOST_ATTEMPTS),
        state.notes().reversed().stream()
            .filter(note -> note.person().equals(person.id()))
            .map(note ->
                new MyClassPage.Note(
                    note.at(), Moments.told(note.at()), note.run().orElse(null), note.text()))
            .toList(),
        inOrder(state)
            .filter(exercise -> state.solutions().contains(exercise.id()))
            .map(exercise -> new MyClassPage.Opened(exercise.id(), exercise.title()))
            .toList());
  }

  private static String standing(List<AttemptFacts> facts) {
    long passed =
        facts.stream()
            .filter(one -> one.verdict() == Verdict.PASS)
            .map(AttemptFacts::exercise)
            .distinct()
            .count();
    return "%d %s passed, %d %s"
        .formatted(
            passed,
            passed == 1 ? "exercise" : "exercises",
            facts.size(),
            facts.size() == 1 ? "attempt" : "attempts");
  }
}
