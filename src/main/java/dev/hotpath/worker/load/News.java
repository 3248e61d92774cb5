package dev.hotpath.worker.load;

import dev.hotpath.protocol.JobEvent.LoadMoment;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.Arrays;
import java.util.BitSet;

/** What became known of the requests of a pass since somebody last asked. For one thread. */
final class News {

  private final boolean open;
  private final Pass pass;
  private final BitSet told;

  /**
   * @param open whether it is the open loop's
   * @param requests in the pass
   */
  News(boolean open, Pass pass, int requests) {
    this.open = open;
    this.pass = pass;
    told = new BitSet(requests);
  }

  /**
   * Tells each request once, as soon as it is known what became of it.
   *
   * @param due how many were due when this was called; later ones are not looked at
   */
  LoadMoment since(int due) {
    int[] requests = new int[due - told.cardinality()];
    int[] micros = new int[requests.length];
    int known = 0;
    // From the first that is open: one that hangs must not make the others be told again.
    for (int i = told.nextClearBit(0); i < due; i = told.nextClearBit(i + 1)) {
      int outcome = pass.outcome(i);
      if (outcome != LoadPassed.UNANSWERED) {
        told.set(i);
        requests[known] = i;
        micros[known++] = outcome;
      }
    }
    return new LoadMoment(open, due, Arrays.copyOf(requests, known), Arrays.copyOf(micros, known));
  }
}
