package dev.hotpath.run;

import org.jspecify.annotations.Nullable;

/** The worker that a run uses now, so that a cancel from another thread can end it. */
final class WorkerSlot {

  private @Nullable Worker worker;
  private boolean cancelled;

  /** Puts the worker in the slot; one that comes after a cancel is ended at once. */
  synchronized Worker take(Worker next) {
    worker = next;
    if (cancelled) {
      next.cancel();
    }
    return next;
  }

  synchronized void cancel() {
    cancelled = true;
    if (worker != null) {
      worker.cancel();
    }
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
