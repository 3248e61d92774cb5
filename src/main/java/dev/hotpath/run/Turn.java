package dev.hotpath.run;

import dev.hotpath.run.queue.Entrant;
import dev.hotpath.run.queue.Wait;

/** Something that needs the place for measuring, of which a host has one. */
interface Turn extends Entrant {

  /** Of the run, or of what follows one. */
  String id();

  /** It waits, unless {@link Wait#NONE} says that its turn has come. */
  void waitsForMeasuring(Wait wait);

  /**
   * Measures on this thread, with the place to itself.
   *
   * @return whether it wants another turn, behind all who wait by then
   */
  boolean takeTurn();

  /** Another of the same learner has taken its place in line. */
  void replaced();

  /** Whether it has ended, however. */
  boolean over();

  /** Whether how long this turn took says how long the next of its exercise will. */
  boolean teaches();
}
