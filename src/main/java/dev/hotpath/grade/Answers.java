package dev.hotpath.grade;

import dev.hotpath.protocol.JobEvent.LoadPassed;
import dev.hotpath.stats.Percentile;
import java.util.Arrays;
import java.util.List;

/**
 * What became of the requests of one pass, or of several alike. One that was not answered counts as
 * one that takes for ever: a service can't get quicker by turning requests away.
 */
public final class Answers {

  private final double[] millis;
  private final int failed;
  private final int shed;
  private final int unanswered;
  private final int refused;
  private final String failure;

  private Answers(
      double[] millis, int failed, int shed, int unanswered, int refused, String failure) {
    this.millis = millis;
    this.failed = failed;
    this.shed = shed;
    this.unanswered = unanswered;
    this.refused = refused;
    this.failure = failure;
  }

  /** Of what a fork reported. */
  public static Answers of(LoadPassed passed) {
    double[] millis =
        Arrays.stream(passed.micros())
            .mapToDouble(micros -> micros < 0 ? Double.POSITIVE_INFINITY : micros / 1e3)
            .sorted()
            .toArray();
    return new Answers(
        millis,
        count(passed, LoadPassed.FAILED),
        count(passed, LoadPassed.SHED),
        count(passed, LoadPassed.UNANSWERED),
        count(passed, LoadPassed.REFUSED),
        passed.failure());
  }

  private static int count(LoadPassed passed, int outcome) {
    return (int) Arrays.stream(passed.micros()).filter(micros -> micros == outcome).count();
  }

  /** All of them together. */
  public static Answers pooled(List<Answers> passes) {
    return new Answers(
        passes.stream().flatMapToDouble(pass -> Arrays.stream(pass.millis)).sorted().toArray(),
        passes.stream().mapToInt(pass -> pass.failed).sum(),
        passes.stream().mapToInt(pass -> pass.shed).sum(),
        passes.stream().mapToInt(pass -> pass.unanswered).sum(),
        passes.stream().mapToInt(pass -> pass.refused).sum(),
        passes.stream().map(pass -> pass.failure).filter(f -> !f.isEmpty()).findFirst().orElse(""));
  }

  /** How many were due. */
  public int requests() {
    return millis.length;
  }

  /** Those on which the service threw, but for {@link #refused}. */
  public int failed() {
    return failed;
  }

  /** Those that were never sent, since too many waited already. */
  public int shed() {
    return shed;
  }

  /** Those that were sent, and had no answer while somebody waited for it. */
  public int unanswered() {
    return unanswered;
  }

  /** Those that the service itself said it does not take. */
  public int refused() {
    return refused;
  }

  /** What the service threw first; empty where it did not. */
  public String failure() {
    return failure;
  }

  /** Milliseconds that this share of all requests took at most; infinite where it has no end. */
  public double millis(double percentile) {
    return Percentile.at(millis, percentile / 100);
  }

  /** The same with its interval, by these requests. */
  Percentile percentile(double percentile, double confidence) {
    return Percentile.of(millis, percentile / 100, confidence);
  }
}
