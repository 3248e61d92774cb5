package dev.hotpath.rehearsal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run on its way, as who handed it in sees it. Thread-safe. */
final class Handed {

  private final Browser browser;
  private final String run;
  private final long sentNanos;
  private long judgedNanos;
  private long measuredNanos;
  private long endNanos;
  private boolean correct;
  private boolean takenBack;
  private @Nullable String verdict;

  /**
   * One that was accepted.
   *
   * @param browser of who handed it in
   */
  Handed(Browser browser, String run, long sentNanos) {
    this.browser = browser;
    this.run = run;
    this.sentNanos = sentNanos;
  }

  Browser browser() {
    return browser;
  }

  /** Its address in the API. */
  String path() {
    return "/api/runs/" + run;
  }

  /** Something was heard of it; may come twice. */
  synchronized void heard(String event, String state, String verdict, long nanos) {
    switch (event) {
      case "tested" -> {
        judged(nanos);
        correct |= state.equals("measuring");
      }
      case "measuring" -> measuredNanos = measuredNanos == 0 ? nanos : measuredNanos;
      case "done" -> {
        endNanos = endNanos == 0 ? nanos : endNanos;
        this.verdict = verdict;
        if (!verdict.equals("cancelled") && !verdict.equals("internal-error")) {
          judged(nanos);
        }
      }
      default -> {}
    }
  }

  private void judged(long nanos) {
    judgedNanos = judgedNanos == 0 ? nanos : judgedNanos;
  }

  /** It is taken back because the rehearsal ends. */
  synchronized void takeBack() {
    takenBack = endNanos == 0;
  }

  synchronized boolean over() {
    return endNanos != 0;
  }

  synchronized boolean hasVerdict() {
    return judgedNanos != 0;
  }

  /** Somebody handed in something newer before its turn came. */
  synchronized boolean replaced() {
    return !hasVerdict() && over() && !takenBack && "cancelled".equals(verdict);
  }

  synchronized boolean wasTakenBack() {
    return !hasVerdict() && over() && takenBack;
  }

  synchronized boolean failed() {
    return "internal-error".equals(verdict);
  }

  synchronized boolean waitsForMeasuring() {
    return correct && measuredNanos == 0;
  }

  synchronized Optional<Double> verdictMillis() {
    return judgedNanos == 0 ? Optional.empty() : Optional.of((judgedNanos - sentNanos) / 1e6);
  }

  /** Of one that still waits, up to the given moment; of one that was replaced, nothing. */
  synchronized Optional<Double> waitMillis(long nowNanos) {
    if (!correct) {
      return Optional.empty();
    } else if (measuredNanos != 0) {
      return Optional.of((measuredNanos - judgedNanos) / 1e6);
    }
    return over() && !takenBack ? Optional.empty() : Optional.of((nowNanos - judgedNanos) / 1e6);
  }

  synchronized Optional<Double> measurementMillis() {
    return measuredNanos == 0 || endNanos == 0 || takenBack
        ? Optional.empty()
        : Optional.of((endNanos - measuredNanos) / 1e6);
  }
}
