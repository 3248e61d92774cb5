package dev.hotpath.run.queue;

/**
 * What lies before a run.
 *
 * @param position how many must end before its turn comes; 0 when it does not wait
 * @param millis until then, as far as that can be told
 */
public record Wait(int position, long millis) {

  /** It does not wait. */
  public static final Wait NONE = new Wait(0, 0);
}
