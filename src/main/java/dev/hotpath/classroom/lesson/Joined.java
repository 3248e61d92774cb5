package dev.hotpath.classroom.lesson;

/** What became of somebody who wants to join. */
public sealed interface Joined {

  /** They are in it. */
  record In(Person person) implements Joined {}

  /** The class is over; it can be read by who was in it, and nobody new comes. */
  record Over(String title) implements Joined {}

  /** As many are in it as may be. */
  record Full(int most) implements Joined {}
}
