package dev.hotpath.classroom;

/**
 * Nothing can be kept or read now, through no fault of whoever asked: the database is locked, full,
 * or out of reach. What was asked for is not done by half; later it may work.
 */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String fact;

  /**
   * What is wrong.
   *
   * @param subject what can't be used, for the log
   * @param fact what is wrong, for whoever asked as well: "the disk is full"
   * @param remedy what its owner can do, for the log
   */
  public UnavailableException(String subject, String fact, String remedy, Throwable cause) {
    super(subject + ": " + fact + "; " + remedy, cause);
    this.fact = fact;
  }

  /** What is wrong, without names of folders and servers. */
  public String fact() {
    return fact;
  }
}
