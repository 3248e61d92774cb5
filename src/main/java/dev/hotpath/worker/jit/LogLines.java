package dev.hotpath.worker.jit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log, one after the other, whatever it holds: of a line that is too long no more is
 * kept than has room, and a log that is too long is refused.
 */
final class LogLines {

  private static final int MAX_LINE_BYTES = 16 << 10;

  private final BufferedInputStream in;
  private final byte[] line = new byte[MAX_LINE_BYTES];
  private long left;

  /**
   * Takes over a stream, which the caller closes.
   *
   * @param maxBytes of the whole log
   */
  LogLines(InputStream stream, long maxBytes) {
    in = new BufferedInputStream(stream, 1 << 16);
    left = maxBytes;
  }

  /**
   * The next line; {@code null} behind the last one that is complete, as the compiler may be
   * writing the one after it.
   *
   * @throws IOException also where the log is longer than it may be
   */
  @Nullable String next() throws IOException {
    int length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (--left < 0) {
        throw new IOException("the compiler's log is too long");
      }
      if (b == '\n') {
        return new String(line, 0, length, StandardCharsets.UTF_8);
      }
      if (length < line.length) {
        line[length++] = (byte) b;
      }
    }
    return null;
  }
}
