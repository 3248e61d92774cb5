package dev.hotpath.web;

/** The server's port can't be opened, for a reason that its owner can mend. */
public final class ListenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private ListenException(String message, Throwable cause) {
    super(message, cause);
  }

  static ListenException of(String host, int port, Throwable thrown) {
    Throwable reason = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      reason = cause;
    }
    String why = String.valueOf(reason.getMessage());
    return new ListenException(
        why.contains("in use")
            ? "port %d on %s is in use; end the other server, or choose another port with --port (0 takes a free one)"
                .formatted(port, host)
            : "can't listen on port %d of %s (%s); give --host an address of this machine, and --port one that you may open"
                .formatted(port, host, reason.getMessage() == null ? reason : why),
        thrown);
  }
}
