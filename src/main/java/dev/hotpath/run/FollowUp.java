package dev.hotpath.run;

import dev.hotpath.run.queue.Wait;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is taken of a run once it is over, and is no run itself. It has a place in line of
 * its own, so that it stands in the way of no run of its learner's.
 *
 * @param <D> its document, which says at any moment how far it is
 */
abstract class FollowUp<D> implements Turn {

  private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);

  private final String owner;
  private final RunLog log = new RunLog();
  private final WorkerSlot slot = new WorkerSlot();
  private final ReentrantLock changing = new ReentrantLock();
  private final BiFunction<String, D, RunEvent> event;
  private volatile D report;
  private int position;

  /**
   * One that waits.
   *
   * @param owner the learner who started it
   * @param event that tells of a step, by name
   */
  FollowUp(String owner, D first, BiFunction<String, D, RunEvent> event) {
    this.owner = owner;
    this.event = event;
    report = first;
    log.add(event.apply("queued", first));
  }

  /** Takes what there is to take at one turn, and ends it where nothing is left. */
  abstract void goOn() throws InterruptedException;

  /** The same, waiting behind so many. */
  abstract D waiting(D now, int before);

  /** The same, taken back. */
  abstract D cancelled(D now);

  /** The same, given up by our own fault. */
  abstract D failed(D now, String what);

  /** Called once, before anybody hears of the end. */
  void ended() {}

  final RunLog log() {
    return log;
  }

  final D report() {
    return report;
  }

  final String owner() {
    return owner;
  }

  /** Every worker goes through it. */
  final WorkerSlot slot() {
    return slot;
  }

  @Override
  public final String learner() {
    return "behind:" + id();
  }

  /** It takes another time than a run does. */
  @Override
  public final boolean teaches() {
    return false;
  }

  @Override
  public final void waitsForMeasuring(Wait wait) {
    if (wait.position() != position) {
      position = wait.position();
      if (position > 0) {
        change("queued", now -> waiting(now, position));
      }
    }
  }

  /** Nobody else has its place in line. */
  @Override
  public final void replaced() {
    throw new IllegalStateException(id() + " has a place of its own");
  }

  @Override
  public final boolean takeTurn() {
    try {
      goOn();
      return !over();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    } catch (RuntimeException e) {
      if (!over() && !Thread.currentThread().isInterrupted()) { // else it is told by one of those
        LOG.error("{} of exercise '{}' failed", id(), exercise(), e);
        String what = e instanceof RunException ? String.valueOf(e.getMessage()) : e.toString();
        end(now -> failed(now, what));
      }
    }
    return false;
  }

  /** Takes it back: what still works for it is ended, and nobody waits for that. */
  final void cancel() {
    end(this::cancelled); // first, else its turn may tell of a worker that ended for no reason
    slot.cancel();
  }

  /**
   * Ends it, unless that has been done: only the first end counts, and nothing comes after it.
   *
   * @param last makes its last document; a cancel from another thread waits for that
   */
  final void end(UnaryOperator<D> last) {
    changing.lock();
    try {
      if (over()) {
        return;
      }
      report = last.apply(report);
    } finally {
      changing.unlock();
    }
    ended();
    log.add(event.apply("done", report));
  }

  /** Goes a step on, unless it is over. */
  final void change(String step, UnaryOperator<D> next) {
    D changed;
    changing.lock();
    try {
      if (over()) {
        return;
      }
      changed = next.apply(report);
      report = changed;
    } finally {
      changing.unlock();
    }
    log.add(event.apply(step, changed));
  }
}
