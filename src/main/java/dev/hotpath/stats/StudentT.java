package dev.hotpath.stats;

/**
 * Student's t distribution. No verdict rests on it, since times aren't normal; tools that read
 * JMH's results expect the error that JMH computes with it.
 */
public final class StudentT {

  private StudentT() {}

  /**
   * How far from 0 a value lies at most, with a given chance.
   *
   * @param confidence between 0 and 1: 0.999
   * @param degrees of freedom, at least 1
   * @return t with {@code P(|T| ≤ t) = confidence}
   * @throws IllegalArgumentException for another confidence or no degree of freedom
   */
  public static double within(double confidence, int degrees) {
    if (!(confidence > 0 && confidence < 1) || degrees < 1) {
      throw new IllegalArgumentException(confidence + " with " + degrees + " degrees of freedom");
    }
    double low = 0;
    double high = Math.PI / 2;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return Math.sqrt(degrees) * Math.tan(middle);
      }
      if (chance(middle, degrees) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /**
   * {@code P(|T| ≤ √degrees · tan angle)}: for whole degrees a finite sum (Abramowitz and Stegun,
   * "Handbook of Mathematical Functions", 26.7.3 and 26.7.4).
   */
  private static double chance(double angle, int degrees) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    boolean odd = degrees % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = degrees == 1 ? 0 : term;
    for (int i = odd ? 3 : 2; i < degrees; i += 2) {
      term *= cosine * cosine * (i - 1) / i;
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
  }
}
