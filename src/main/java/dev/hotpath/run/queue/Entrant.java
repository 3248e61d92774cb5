package dev.hotpath.run.queue;

/** A run, as far as a queue is concerned; equal only to itself. */
public interface Entrant {

  /** Whose it is: nobody gets more by handing in more. */
  String learner();

  /** Id of its exercise: what takes long for one takes long for the next. */
  String exercise();
}
