package dev.hotpath.worker.load;

import dev.hotpath.protocol.JobEvent.LoadPassed;
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
      failure.compareAndSet(null, e);
      outcome = LoadPassed.FAILED;
    }
    micros.set(request, outcome);
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
