package speed;

import java.util.List;

/** Waits for many submissions at once. */
final class Waiting {

  private Waiting() {}

  /** Returns when each has its verdict or never will, or when patience ends. */
  static void forVerdicts(List<Handed> handed, int patienceSeconds) throws InterruptedException {
    long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000L;
    while (System.nanoTime() < deadline && !handed.stream().allMatch(one -> one.verdict.isDone())) {
      Thread.sleep(50);
    }
  }
}
