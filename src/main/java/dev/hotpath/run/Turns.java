package dev.hotpath.run;

/**
 * Lets forks that are measured together take turns, iteration by iteration: one of them works, the
 * others wait. Noise that lasts longer than an iteration then disturbs all of them alike, and none
 * disturbs the others. In each second round they go in the reverse order: A B, B A, A B.
 */
final class Turns {

  private static final int NOBODY = -1;

  private final boolean[] gone;
  private int place;
  private boolean reverse;
  private int holder = NOBODY;

  Turns(int forks) {
    gone = new boolean[forks];
  }

  /** Waits for that fork's turn; the one that it has, if any, is over. */
  synchronized void await(int fork) {
    if (holder == fork) {
      pass();
    }
    try {
      while (holder != NOBODY || next() != fork) {
        wait();
      }
      holder = fork;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // who is not to go on is told by its link
    }
  }

  /** That fork takes no more turns, whatever became of it. */
  synchronized void leave(int fork) {
    gone[fork] = true;
    if (holder == fork) {
      pass();
    }
    notifyAll();
  }

  private void pass() {
    holder = NOBODY;
    advance();
    notifyAll();
  }

  /** Of those that are left, of whom there is one at least: who asks. */
  private int next() {
    while (gone[at()]) {
      advance();
    }
    return at();
  }

  private int at() {
    return reverse ? gone.length - 1 - place : place;
  }

  private void advance() {
    place++;
    if (place == gone.length) {
      place = 0;
      reverse = !reverse;
    }
  }
}
