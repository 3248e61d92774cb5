package dev.hotpath.classroom.lesson;

import dev.hotpath.classroom.lesson.Journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is true in a class now: the sum of its journal, without what was undone.
 *
 * @param number of the newest entry; 0 where there is none
 * @param order exercises in the instructor's order; those not named follow
 * @param closed exercises that attendees don't see
 * @param hints the highest hint that all may read, by exercise
 * @param solutions exercises whose solution all may read
 * @param hands who asks for help, in the order in which they raised their hand
 * @param notes to people, oldest first
 * @param shared attempts that may be seen by link, each with its author
 * @param board people whose speedups may stand on the attendees' board
 * @param acts what the instructor did and can take back, oldest first
 */
public record ClassState(
    long number,
    List<String> order,
    Set<String> closed,
    Optional<Timer> timer,
    Map<String, Integer> hints,
    Set<String> solutions,
    Optional<Line> broadcast,
    Optional<Poll> poll,
    Optional<String> projected,
    Map<String, Hand> hands,
    List<Note> notes,
    boolean sharing,
    Map<String, String> shared,
    Set<String> board,
    List<Entry> acts) {

  /** A clock. */
  public record Timer(Instant endsAt, String label) {}

  /** A line for everybody. */
  public record Line(long number, Instant at, String text) {}

  /** A question that is asked of all. */
  public record Poll(String exercise, int question, boolean revealed, Instant since) {}

  /** Somebody who asks for help. */
  public record Hand(Instant since, Optional<String> exercise, String words) {}

  /** What the instructor wrote to somebody. */
  public record Note(long number, Instant at, String person, Optional<String> run, String text) {}

  public ClassState {
    order = List.copyOf(order);
    closed = Set.copyOf(closed);
    hints = Map.copyOf(hints);
    solutions = Set.copyOf(solutions);
    hands = Collections.unmodifiableMap(new LinkedHashMap<>(hands));
    notes = List.copyOf(notes);
    shared = Map.copyOf(shared);
    board = Set.copyOf(board);
    acts = List.copyOf(acts);
  }

  /** The sum of a journal, oldest entry first. */
  public static ClassState of(List<Entry> journal) {
    Set<Long> undone =
        journal.stream()
            .map(Entry::event)
            .filter(ClassEvent.Undone.class::isInstance)
            .map(event -> ((ClassEvent.Undone) event).entry())
            .collect(Collectors.toSet());
    Sum sum = new Sum();
    for (Entry entry : journal) {
      if (!undone.contains(entry.number())) {
        sum.add(entry);
      }
    }
    return sum.state(journal.isEmpty() ? 0 : journal.getLast().number());
  }

  /** The exercises in the instructor's order, those that are closed among them. */
  public List<String> ordered(List<String> catalogue) {
    List<String> all = new ArrayList<>(order);
    all.retainAll(catalogue);
    catalogue.stream().filter(id -> !order.contains(id)).forEach(all::add);
    return all;
  }

  /** How many stand before somebody with their hand up, and they themselves; 0 without. */
  public int placeInLine(String person) {
    return hands.containsKey(person) ? new ArrayList<>(hands.keySet()).indexOf(person) + 1 : 0;
  }

  /** A state under way. */
  private static final class Sum {
    private List<String> order = List.of();
    private final Set<String> closed = new HashSet<>();
    private Optional<Timer> timer = Optional.empty();
    private final Map<String, Integer> hints = new HashMap<>();
    private final Set<String> solutions = new HashSet<>();
    private Optional<Line> broadcast = Optional.empty();
    private Optional<Poll> poll = Optional.empty();
    private Optional<String> projected = Optional.empty();
    private final Map<String, Hand> hands = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private boolean sharing;
    private final Map<String, String> shared = new HashMap<>();
    private final Set<String> board = new HashSet<>();
    private final List<Entry> acts = new ArrayList<>();

    void add(Entry entry) {
      switch (entry.event()) {
        case ClassEvent.Act act -> {
          acts.add(entry);
          act(entry, act);
        }
        case ClassEvent.Said said -> said(entry, said);
        case ClassEvent.Undone _ -> {} // counted before
      }
    }

    private void act(Entry entry, ClassEvent.Act act) {
      switch (act) {
        case ClassEvent.Opened opened -> closed.remove(opened.exercise());
        case ClassEvent.Closed shut -> closed.add(shut.exercise());
        case ClassEvent.Arranged arranged -> order = arranged.exercises();
        case ClassEvent.TimerSet set -> timer = Optional.of(new Timer(set.endsAt(), set.label()));
        case ClassEvent.TimerStopped _ -> timer = Optional.empty();
        case ClassEvent.HintsReleased given ->
            hints.merge(given.exercise(), given.upTo(), Math::max);
        case ClassEvent.SolutionReleased given -> solutions.add(given.exercise());
        case ClassEvent.Broadcast said ->
            broadcast =
                said.text().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Line(entry.number(), entry.at(), said.text()));
        case ClassEvent.PollOpened asked ->
            poll = Optional.of(new Poll(asked.exercise(), asked.question(), false, entry.at()));
        case ClassEvent.PollRevealed shown ->
            poll =
                Optional.of(
                    new Poll(
                        shown.exercise(),
                        shown.question(),
                        true,
                        poll.map(Poll::since).orElse(entry.at())));
        case ClassEvent.PollClosed _ -> poll = Optional.empty();
        case ClassEvent.Projected shown -> projected = Optional.of(shown.run());
        case ClassEvent.ProjectionEnded _ -> projected = Optional.empty();
        case ClassEvent.Noted noted ->
            notes.add(
                new Note(entry.number(), entry.at(), noted.person(), noted.run(), noted.text()));
        case ClassEvent.SharingAllowed allowed -> sharing = allowed.allowed();
      }
    }

    private void said(Entry entry, ClassEvent.Said said) {
      switch (said) {
        case ClassEvent.HandRaised raised ->
            hands.merge(
                raised.person(),
                new Hand(entry.at(), raised.exercise(), raised.words()),
                (first, again) -> new Hand(first.since(), again.exercise(), again.words()));
        case ClassEvent.HandLowered lowered -> hands.remove(lowered.person());
        case ClassEvent.BoardJoined chosen -> {
          if (chosen.joined()) {
            board.add(chosen.person());
          } else {
            board.remove(chosen.person());
          }
        }
        case ClassEvent.Shared chosen -> {
          if (chosen.shared()) {
            shared.put(chosen.run(), chosen.person());
          } else {
            shared.remove(chosen.run(), chosen.person());
          }
        }
      }
    }

    ClassState state(long number) {
      return new ClassState(
          number, order, closed, timer, hints, solutions, broadcast, poll, projected, hands, notes,
          sharing, shared, board, acts);
    }
  }
}
