package speed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A submission on its way, as its sender sees it. Every future completes: a refused submission's
 * with an exception, except {@link #refusedFor}.
 */
final class Handed {

  private static final int PATIENCE_SECONDS = 120;

  private final long sentNanos = System.nanoTime();

  /** Seconds to wait before the next try; 0 when it was accepted. */
  final CompletableFuture<Integer> refusedFor = new CompletableFuture<>();

  /** Milliseconds from sending to the verdict on correctness, on the sender's clock. */
  final CompletableFuture<Double> verdict = new CompletableFuture<>();

  /** Completes when the measurements are done; never for one that isn't measured. */
  final CompletableFuture<Void> measured = new CompletableFuture<>();

  /** The last word on it: {@code pass}, {@code cancelled}. */
  final CompletableFuture<String> end = new CompletableFuture<>();

  /** What Hotpath itself says about {@link #verdict}. */
  volatile double serverMillis = Double.NaN;

  volatile boolean takenBack;

  boolean refused() {
    return refusedFor.getNow(0) > 0;
  }

  void refuse(int seconds) {
    refusedFor.complete(Math.max(1, seconds));
    fail("it was refused");
  }

  /** An event of the run. A run that ends before it is 'tested' has its verdict then. */
  void event(String name, String word, long nanos) {
    switch (name) {
      case "tested" -> verdict.complete((nanos - sentNanos) / 1e6);
      case "measured" -> measured.complete(null);
      case "done" -> {
        if (word.equals("cancelled") || word.equals("internal-error")) {
          verdict.completeExceptionally(new IllegalStateException("it ended as " + word));
        } else {
          verdict.complete((nanos - sentNanos) / 1e6);
        }
        end.complete(word);
      }
      default -> {}
    }
  }

  /** It will not be heard of again. */
  void fail(String why) {
    IllegalStateException failure = new IllegalStateException(why);
    verdict.completeExceptionally(failure);
    measured.completeExceptionally(failure);
    end.completeExceptionally(failure);
  }

  double sentMillisAfter(long startNanos) {
    return (sentNanos - startNanos) / 1e6;
  }

  boolean hasVerdict() {
    return verdict.isDone() && !verdict.isCompletedExceptionally();
  }

  double awaitVerdict() throws Exception {
    return verdict.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  String awaitEnd() throws Exception {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
