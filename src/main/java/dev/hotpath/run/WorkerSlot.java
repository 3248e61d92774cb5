package dev.hotpath.run;

import java.util.ArrayList;
import java.util.List;

/** The workers that a run uses now, so that a cancel from another thread can end them. */
final class WorkerSlot {

  private final List<Worker> workers = new ArrayList<>();
  private boolean cancelled;

  /** Puts the worker in the slot; one that comes after a cancel is ended at once. */
  synchronized Worker take(Worker next) {
    workers.removeIf(Worker::closed);
    workers.add(next);
    if (cancelled) {
      next.cancel();
    }
    return next;
  }

  synchronized void cancel() {
    cancelled = true;
    workers.forEach(Worker::cancel);
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
