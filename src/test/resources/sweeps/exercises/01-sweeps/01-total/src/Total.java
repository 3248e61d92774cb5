package total;

final class Total {

  /** Each step needs the one before, so that the time is that of as many steps. */
  static long[] of(int[] numbers) {
    long total = 0;
    for (int number : numbers) {
      total = total * 31 + number;
    }
    return new long[] {total};
  }
}
