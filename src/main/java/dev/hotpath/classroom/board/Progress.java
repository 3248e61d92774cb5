package dev.hotpath.classroom.board;

import dev.hotpath.classroom.Attempt;
import dev.hotpath.classroom.AttemptFacts;
import dev.hotpath.classroom.Attempts;
import dev.hotpath.classroom.Drafts;
import dev.hotpath.classroom.Notebook;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.RunState;
import dev.hotpath.grade.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far people are, in memory: worked out once from what is kept, then from what is heard.
 *
 * <p>Guarantees: thread-safe; to hear of something costs microseconds; what was heard is seen by
 * the next question.
 */
public final class Progress {

  private final Clock clock;
  private final Map<String, PersonsWork> work = new ConcurrentHashMap<>();
  private final Map<String, HandedIn> underWay = new ConcurrentHashMap<>();
  private final Map<String, Long> changes = new ConcurrentHashMap<>();
  private final FirstAnswers answers = new FirstAnswers();
  private final VerdictTimes verdicts = new VerdictTimes();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Of nobody. */
  public Progress(Clock clock) {
    this.clock = clock;
  }

  private record HandedIn(String person, String exercise, Instant at) {}

  /** Hears of changes after them; must be quick. */
  public interface Listener {
    /** Somebody worked, or a run is over. */
    void worked();

    /** Somebody answered a question. */
    void answered();
  }

  /** Hears of every change from now on. */
  public void subscribe(Listener listener) {
    listeners.add(listener);
  }

  /** The same attempts; what is accepted and reported is heard of here. */
  public Attempts heard(Attempts attempts) {
    return new HeardAttempts(attempts, this);
  }

  /** The same drafts; that something was typed is heard of here. */
  public Drafts heard(Drafts drafts) {
    return new HeardDrafts(drafts, this);
  }

  /** The same notebook; what is asked for and answered is heard of here. */
  public Notebook heard(Notebook notebook) {
    return new HeardNotebook(notebook, this);
  }

  /** Works out how far these people are from all that is kept of them. */
  public void load(Attempts attempts, Notebook notebook, Collection<String> people) {
    record Sign(Instant at, String person, UnaryOperator<PersonsWork> change) {}
    List<Sign> signs = new ArrayList<>();
    Map<String, AttemptFacts> byRun = new HashMap<>();
    for (AttemptFacts facts : attempts.facts(people)) {
      byRun.put(facts.run(), facts);
      signs.add(new Sign(facts.submittedAt(), facts.learner(), known -> replayed(known, facts)));
      if (facts.verdict() == null) {
        underWay.put(
            facts.run(), new HandedIn(facts.learner(), facts.exercise(), facts.submittedAt()));
      }
    }
    var notes = notebook.facts(people);
    notes
        .drafts()
        .forEach(one ->
            signs.add(
                new Sign(
                    one.savedAt(),
                    one.learner(),
                    known -> known.touched(one.exercise(), one.savedAt()))));
    notes
        .hints()
        .forEach(one ->
            signs.add(
                new Sign(
                    one.takenAt(),
                    one.learner(),
                    known -> known.tookHint(one.exercise(), one.number(), one.takenAt()))));
    signs.sort(Comparator.comparing(Sign::at));
    signs.forEach(sign -> change(sign.person, sign.change));
    attempts.newestDone(people).forEach(report -> stopped(byRun.get(report.id()), report));
    notes
        .answers()
        .forEach(one -> {
          answers.first(one.exercise(), one.question(), one.learner(), one.first());
          answers.latest(one.exercise(), one.question(), one.learner(), one.latest());
        });
  }

  private static PersonsWork replayed(PersonsWork known, AttemptFacts facts) {
    PersonsWork handedIn = known.handedIn(facts.run(), facts.exercise(), facts.submittedAt());
    return facts.verdict() == null
        ? handedIn
        : handedIn.judged(facts.exercise(), facts.verdict(), facts.speedup(), facts.submittedAt());
  }

  private void stopped(@Nullable AttemptFacts facts, RunReport report) {
    Verdict verdict = report.verdict();
    if (facts != null && verdict != null) {
      change(
          facts.learner(),
          known -> known.stopped(facts.exercise(), verdict, Stop.of(report), facts.submittedAt()));
    }
  }

  void accepted(Attempt attempt) {
    HandedIn handedIn = new HandedIn(attempt.learner(), attempt.exercise(), attempt.submittedAt());
    underWay.put(attempt.id(), handedIn);
    change(handedIn.person, known -> known.handedIn(attempt.id(), handedIn.exercise, handedIn.at));
    listeners.forEach(Listener::worked);
  }

  void reported(RunReport report) {
    Verdict verdict = report.verdict();
    HandedIn handedIn =
        report.state() == RunState.DONE && verdict != null ? underWay.remove(report.id()) : null;
    if (handedIn == null || verdict == null) {
      return; // not over yet, or of nobody here
    }
    Instant now = clock.instant();
    verdicts.took(now, report.millis().verdict());
    change(
        handedIn.person,
        known ->
            known
                .judged(handedIn.exercise, verdict, report.speedup(), now)
                .stopped(handedIn.exercise, verdict, Stop.of(report), handedIn.at));
    looked(handedIn.exercise);
    listeners.forEach(Listener::worked);
  }

  /** There may be more to see of an exercise's runs. */
  void looked(String exercise) {
    changes.merge(exercise, 1L, Long::sum);
  }

  void typed(String person, String exercise) {
    change(person, known -> known.touched(exercise, clock.instant()));
    listeners.forEach(Listener::worked);
  }

  void tookHint(String person, String exercise, int number) {
    change(person, known -> known.tookHint(exercise, number, clock.instant()));
    listeners.forEach(Listener::worked);
  }

  void answered(String person, String exercise, int question, int choice, boolean mayChange) {
    answers.first(exercise, question, person, choice);
    if (mayChange) {
      answers.latest(exercise, question, person, choice);
    }
    listeners.forEach(Listener::answered);
  }

  /** Forgets people. */
  public void forget(Collection<String> people) {
    people.forEach(work::remove);
    underWay.values().removeIf(handedIn -> people.contains(handedIn.person));
    answers.forget(people);
    listeners.forEach(Listener::answered);
  }

  /** What somebody did. */
  public PersonsWork of(String person) {
    return work.getOrDefault(person, PersonsWork.NONE);
  }

  /** Runs of these people that have no verdict yet. */
  public List<String> underWay(Collection<String> people) {
    return underWay.entrySet().stream()
        .filter(run -> people.contains(run.getValue().person))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many of these people chose each answer first. */
  public List<Integer> counts(
      String exercise, int question, int choices, Collection<String> people) {
    return answers.counts(exercise, question, choices, people);
  }

  /** What somebody chose last. */
  public Optional<Integer> answer(String exercise, int question, String person) {
    return answers.latest(exercise, question, person);
  }

  /** Within which time 95 of 100 recent runs had their verdict on correctness, in milliseconds. */
  public Optional<Long> verdictMillisP95() {
    return verdicts.p95(clock.instant());
  }

  /** Grows with every run of that exercise that is over. */
  public long changes(String exercise) {
    return changes.getOrDefault(exercise, 0L);
  }

  private void change(String person, UnaryOperator<PersonsWork> change) {
    work.compute(
        person, (_, known) -> change.apply(Objects.requireNonNullElse(known, PersonsWork.NONE)));
  }
}
