package dev.hotpath.classroom.lesson;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an instructor or an attendee did in front of the class. */
public sealed interface ClassEvent {

  /** What the instructor does, and can take back by {@link Undone}. */
  sealed interface Act extends ClassEvent {}

  /** What an attendee does; it counts for that person alone. */
  sealed interface Said extends ClassEvent {
    String person();
  }

  /** Attendees see the exercise and may hand in. */
  record Opened(String exercise) implements Act {}

  /** Attendees don't see the exercise. What they did in it is kept. */
  record Closed(String exercise) implements Act {}

  /** The order of exercises; one that is not named comes after, in the catalogue's order. */
  record Arranged(List<String> exercises) implements Act {
    public Arranged {
      exercises = List.copyOf(exercises);
    }
  }

  /** A clock for all to see; another one takes its place, which is also how it is extended. */
  record TimerSet(Instant endsAt, String label) implements Act {}

  /** The clock is taken away. */
  record TimerStopped() implements Act {}

  /** All may read the hints up to that number, from 1, without taking them. */
  record HintsReleased(String exercise, int upTo) implements Act {}

  /** All may read the solution, also who has not passed. */
  record SolutionReleased(String exercise) implements Act {}

  /** A line for everybody; a later one takes its place. */
  record Broadcast(String text) implements Act {}

  /** The instructor asks all at once a question of an exercise, from 0. */
  record PollOpened(String exercise, int question) implements Act {}

  /** All see how they answered, and which answer is right. */
  record PollRevealed(String exercise, int question) implements Act {}

  /** The question is put away. */
  record PollClosed() implements Act {}

  /** An attempt is shown to all, its author's name hidden. */
  record Projected(String run) implements Act {}

  /** Nothing is shown any more. */
  record ProjectionEnded() implements Act {}

  /**
   * A note to one person, seen by nobody else.
   *
   * @param run the attempt that it is about
   */
  record Noted(String person, Optional<String> run, String text) implements Act {}

  /** Whether attendees may share their attempts with each other, by link. */
  record SharingAllowed(boolean allowed) implements Act {}

  /**
   * Somebody asks for help; again, with other words, they keep their place.
   *
   * @param exercise where they are
   */
  record HandRaised(String person, Optional<String> exercise, String words) implements Said {}

  /** They need no help any more, or got it. */
  record HandLowered(String person) implements Said {}

  /** Whether their speedups may stand on the board that attendees see. */
  record BoardJoined(String person, boolean joined) implements Said {}

  /** Whether an attempt of theirs may be seen by who has its link. */
  record Shared(String person, String run, boolean shared) implements Said {}

  /** An act is taken back, as though it had never been. */
  record Undone(long entry) implements ClassEvent {}
}
