package dev.hotpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the standard error is. */
final class Terminal {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether it is a terminal, and one that has half blocks. Java can tell of the other two alone.
   */
  static boolean showsPictures() {
    try {
      String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return device.matches("/dev/(pts/\\d+|tty.*|console)")
          && System.err.charset().newEncoder().canEncode('▀');
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no Linux, or no /proc
    }
  }
}
