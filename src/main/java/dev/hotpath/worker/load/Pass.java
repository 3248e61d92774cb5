package dev.hotpath.worker.load;

import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the requests of one pass. A place in an array for each, made before the first is
 * sent: nothing is allocated, locked or rounded away while they run.
 */
final class Pass {

  /** Asks once; an {@link AssertionError} says that the answer was wrong. */
  interface Asked {
    void request(long number) throws Throwable;
  }

  // A pool wraps what a task threw once or twice; a longer chain is somebody else's story.
  private static final int CAUSES = 4;

  private final Asked asked;
  private final Ticker ticker;
  private final long firstNumber;
  private final AtomicIntegerArray micros;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicReference<@Nullable AssertionError> wrong = new AtomicReference<>();

  Pass(Asked asked, Ticker ticker, long firstNumber, int requests) {
    this.asked = asked;
    this.ticker = ticker;
    this.firstNumber = firstNumber;
    micros = new AtomicIntegerArray(requests);
    for (int i = 0; i < requests; i++) {
      micros.set(i, LoadPassed.UNANSWERED);
    }
  }

  /** Sends one on this thread; its time counts from {@code sinceNanos}. */
  void send(int request, long sinceNanos) {
    int outcome;
    try {
      asked.request(firstNumber + request);
      long took = Math.max(0, ticker.nanos() - sinceNanos);
      outcome = (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(took, 1_000));
    } catch (AssertionError e) {
      wrong.compareAndSet(null, e);
      outcome = LoadPassed.FAILED;
    } catch (Throwable e) {
      outcome = refusal(e) ? LoadPassed.REFUSED : LoadPassed.FAILED;
      if (outcome == LoadPassed.FAILED) {
        failure.compareAndSet(null, e);
      }
    }
    micros.set(request, outcome);
  }

  /**
   * Whether a service that throws this says that it does not take the request now: the exception of
   * the JDK's own executors that are full, itself or as a cause.
   */
  private static boolean refusal(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < CAUSES && cause != null; i++) {
      if (cause instanceof RejectedExecutionException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** What became of one by now; {@link LoadPassed#UNANSWERED} where that is not known. */
  int outcome(int request) {
    return micros.get(request);
  }

  /** One is not sent. */
  void shed(int request) {
    micros.set(request, LoadPassed.SHED);
  }

  /** The first answer that was wrong; null where none was. */
  @Nullable AssertionError wrong() {
    return wrong.get();
  }

  /**
   * What is known by now; what is answered later is not.
   *
   * @param due how many count
   */
  LoadPassed passed(boolean open, int due) {
    int[] known = new int[due];
    for (int i = 0; i < due; i++) {
      known[i] = micros.get(i);
    }
    Throwable first = failure.get();
    return new LoadPassed(open, known, first == null ? "" : first.toString());
  }
}
