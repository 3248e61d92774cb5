package speed;

/** One person at one browser. */
interface Attendee {

  /** Hands in a version of the exercise's file; returns when it is accepted or refused. */
  Handed submit(String source) throws Exception;

  /** Takes it back, if it is still under way. */
  void takeBack(Handed handed);

  /** Hands in until it is accepted, as a patient person would. */
  default Handed submitPatiently(String source) throws Exception {
    while (true) {
      Handed handed = submit(source);
      int seconds = handed.refusedFor.get();
      if (seconds == 0) {
        return handed;
      }
      Thread.sleep(seconds * 1_000L);
    }
  }

  /** Hands in, waits for the verdict on correctness, and goes no further. */
  default Handed test(String source) throws Exception {
    Handed handed = submitPatiently(source);
    handed.awaitVerdict();
    takeBack(handed);
    handed.awaitEnd();
    return handed;
  }
}
