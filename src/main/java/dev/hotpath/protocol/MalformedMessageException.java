package dev.hotpath.protocol;

import java.io.IOException;

/** What came over a link is not a message: no harness of ours sent it. */
public final class MalformedMessageException extends IOException {

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
