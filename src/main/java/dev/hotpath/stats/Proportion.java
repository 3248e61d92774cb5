package dev.hotpath.stats;

/**
 * So many of so many, such as wrong answers of all: 2 of 200 is 1 %, and what that says of the next
 * thousand is 0.1 to 3.6 %.
 *
 * @param count of those meant, 0 to {@code of}
 * @param of all that were tried independently, at least 1
 */
public record Proportion(int count, int of) {

  public Proportion {
    if (of < 1 || count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of);
    }
  }

  /** The share seen, 0 to 1. */
  public double value() {
    return (double) count / of;
  }

  /**
   * An interval that holds the true share at least as often as asked, whatever it is: C. J. Clopper
   * and E. S. Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
   * Binomial", Biometrika 26, 1934. Wider than Wilson's; the one for promises.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @return 0 to 1, with the confidence asked for: it is at least that
   * @throws IllegalArgumentException for another confidence
   */
  public Interval clopperPearson(double confidence) {
    double tail = Interval.tail(confidence);
    double low = count == 0 ? 0 : 1 - Binomial.chanceFor(of - count, of, tail);
    double high = count == of ? 1 : Binomial.chanceFor(count, of, tail);
    return new Interval(low, high, confidence);
  }

  /**
   * An interval that holds the true share about as often as asked, now a little more, now less: E.
   * B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of
   * the American Statistical Association 22, 1927, without continuity correction.
   *
   * @param confidence between 0 and 1, such as 0.95
   * @return 0 to 1, with the confidence asked for, which is nominal
   * @throws IllegalArgumentException for another confidence
   */
  public Interval wilson(double confidence) {
    double z = Normal.exceededWith(Interval.tail(confidence));
    double share = value();
    double square = z * z / of;
    double middle = (share + square / 2) / (1 + square);
    double half = Math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
    double low = count == 0 ? 0 : middle - half; // where rounding would leave a trace
    double high = count == of ? 1 : middle + half;
    return new Interval(low, high, confidence);
  }
}
