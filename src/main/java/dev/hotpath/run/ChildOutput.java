package dev.hotpath.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a child JVM prints: the first 64 KB are kept, the rest is read and counted, never waited
 * for.
 */
final class ChildOutput {

  private static final int MAX_BYTES = 64 << 10;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;
  private long dropped;

  private ChildOutput(InputStream stream) {
    // A platform thread: reading a pipe holds a virtual thread's carrier, and two idle children
    // would
    // hold both carriers of a two-core machine for good.
    reader = Thread.ofPlatform().name("hotpath-output").daemon().start(() -> read(stream));
  }

  static ChildOutput of(Process process) {
    return new ChildOutput(process.getInputStream());
  }

  private void read(InputStream stream) {
    byte[] buffer = new byte[8 << 10];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        synchronized (this) {
          int taken = Math.min(n, MAX_BYTES - kept.size());
          kept.write(buffer, 0, taken);
          dropped += n - taken;
        }
      }
    } catch (IOException processIsGone) {
      // What was read until then is what there is.
    }
  }

  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return dropped == 0 ? text : text + "\n… and %,d more bytes, not kept".formatted(dropped);
  }

  /** Waits for the end of the stream; a grandchild that holds it open is not waited for. */
  void await() throws InterruptedException {
    reader.join(1_000);
  }
}
