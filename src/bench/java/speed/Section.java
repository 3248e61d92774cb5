package speed;

/** One thing to measure. */
interface Section {

  /** Whether it uses {@link Bench#settledServer}; one that doesn't must not share the machine. */
  default boolean wantsSettledServer() {
    return false;
  }

  void measure(Bench bench, Report report) throws Exception;
}
