package dev.hotpath.web.classroom;

import dev.hotpath.classroom.board.Progress;
import dev.hotpath.classroom.lesson.ClassState;
import dev.hotpath.classroom.lesson.Moment;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.exercise.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws up what one reader knows of a class. */
final class MyClassDrawing {

  private final Catalogue catalogue;
  private final Progress progress;

  MyClassDrawing(Catalogue catalogue, Progress progress) {
    this.catalogue = catalogue;
    this.progress = progress;
  }

  /**
   * What an attendee knows.
   *
   * @param id of the reader, who need not be in the class: the instructor is not
   */
  MyClass of(Moment now, String id, String name) {
    ClassState state = now.state();
    List<String> all = catalogue.exercises().stream().map(Exercise::id).toList();
    return new MyClass(
        new MyClass.Meeting(now.session().id(), now.session().title(), !now.session().open()),
        new MyClass.Me(id, name, state.board().contains(id)),
        all.stream().filter(state.closed()::contains).toList(),
        state.ordered(all),
        state.timer().orElse(null),
        state.broadcast().orElse(null),
        hand(state, id),
        state.notes().stream()
            .filter(note -> note.person().equals(id))
            .map(note ->
                new MyClass.MyNote(note.number(), note.at(), note.run().orElse(null), note.text()))
            .toList(),
        poll(now, Optional.of(id)),
        new TreeMap<>(state.hints()),
        all.stream().filter(state.solutions()::contains).toList(),
        state.projected().isPresent(),
        state.sharing(),
        state.shared().entrySet().stream()
            .filter(shared -> shared.getValue().equals(id))
            .map(Map.Entry::getKey)
            .sorted()
            .toList());
  }

  private static MyClass.@Nullable MyHand hand(ClassState state, String person) {
    ClassState.Hand hand = state.hands().get(person);
    return hand == null
        ? null
        : new MyClass.MyHand(
            hand.since(), hand.exercise().orElse(null), hand.words(), state.placeInLine(person));
  }

  /**
   * The question that is asked now; {@code null} where none is, or its exercise is gone.
   *
   * @param attendee empty for the instructor, who sees all of it
   */
  MyClass.@Nullable Poll poll(Moment now, Optional<String> attendee) {
    return now.state()
        .poll()
        .flatMap(poll ->
            catalogue
                .find(poll.exercise())
                .filter(exercise -> poll.question() < exercise.questions().size())
                .map(exercise ->
                    poll(poll, exercise.questions().get(poll.question()), now, attendee)))
        .orElse(null);
  }

  private MyClass.Poll poll(
      ClassState.Poll poll, Question question, Moment now, Optional<String> attendee) {
    boolean told = poll.revealed() || attendee.isEmpty();
    return new MyClass.Poll(
        poll.exercise(),
        poll.question(),
        question.ask().strip(),
        question.choices(),
        attendee
            .flatMap(person -> progress.answer(poll.exercise(), poll.question(), person))
            .orElse(null),
        poll.revealed(),
        told ? question.answer() : null,
        told ? question.explain() : null,
        told
            ? progress.counts(
                poll.exercise(), poll.question(), question.choices().size(), now.people().keySet())
            : null);
  }
}
