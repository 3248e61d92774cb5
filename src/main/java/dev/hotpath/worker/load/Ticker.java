package dev.hotpath.worker.load;

import java.util.concurrent.TimeUnit;

/** A clock that can be waited on. */
interface Ticker {

  /** This JVM's. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void awaitUntil(long nanos) throws InterruptedException {
          // Not spinning to the end: the service needs the processor more than the clock does.
          TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        }
      };

  long nanos();

  /** Comes back at that time or soon after it; at once where it is over. */
  void awaitUntil(long nanos) throws InterruptedException;
}
